/** Programs in which a module has the SDK, or a client's package, whole from another one. */
export const wholes: Readonly<Record<string, string>> = {
  'the whole of version 2, by default': `
//= Publish
//+ Publish
//- src/aws.ts
import * as AWS from 'aws-sdk';
export default AWS;
//- src/index.ts
import AWS from './aws';
export const run = () => new AWS.SNS().publish({ TopicArn: 'b' }).promise();
`,
  'the whole of version 2, from a CommonJS module that traces it': `
//= GetItem, Invoke
//+ GetItem, Invoke
//- lib/aws.js
const AWSXRay = require('aws-xray-sdk-core');
module.exports = AWSXRay.captureAWS(require('aws-sdk'));
//- lib/index.js
const AWS = require('./aws');
const docs = new AWS.DynamoDB.DocumentClient();
exports.run = () => docs.get({ TableName: 't' }).promise();
exports.b = () => new AWS.Lambda().invoke({ FunctionName: 'f' }).promise();
`,
  'the whole of version 2 in an object': `
//= AbortMultipartUpload, PutObject, StartExecution
//+ AbortMultipartUpload, PutObject, StartExecution
//- lib/aws.js
const AWS = require('aws-sdk');
module.exports = { AWS, s3: new AWS.S3() };
//- lib/index.js
const { AWS, s3 } = require('./aws');
exports.run = () => new AWS.StepFunctions().startExecution({ stateMachineArn: 't' }).promise();
exports.b = () => s3.upload({ Bucket: 'f' }).promise();
`,
  'all that version 2 exports': `
//= Encrypt
//+ Encrypt
//- src/aws.ts
export * from 'aws-sdk';
//- src/index.ts
import { KMS } from './aws';
export const run = () => new KMS().encrypt({ KeyId: 'b' }).promise();
`,
  'a client of version 2 from two modules further': `
//= Encrypt
//+ Encrypt
//- src/aws.ts
import AWS from 'aws-sdk';
export { AWS };
//- src/clients.ts
import { AWS } from './aws';
export const kms = new AWS.KMS();
//- src/index.ts
import { kms } from './clients';
export const run = () => kms.encrypt({ KeyId: 'b' }).promise();
`,
  'namespaces of clients': `
//= HeadObject, PutObject, SendMessage
//- src/aws.ts
export * as s3 from '@aws-sdk/client-s3';
import * as sqs from '@aws-sdk/client-sqs';
export default { sqs };
//- src/index.ts
import aws, { s3 } from './aws';
export const run = () => new s3.S3({}).putObject({ Bucket: 'b' });
export const run2 = () => new aws.sqs.SQS({}).sendMessage({ QueueUrl: 'b' });
//- src/index3.ts
import { s3 } from './aws';
export const run = () => new s3.S3Client({}).send(new s3.HeadObjectCommand({ Bucket: 'b' }));
`,
};
