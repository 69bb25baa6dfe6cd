/**
 * Packages that call AWS for their callers. To add one: a line for each export that is called or constructed (a method of
 * what it makes after a dot; `default` for the default import or the whole of a CommonJS package), the client's short name
 * (or a package's own name, where it is no client),
 * and the operations behind it, with the page that says so.
 *
 * Libraries that map a whole data model (electrodb, dynamodb-toolbox, typedorm) are not here on purpose: what they ask for
 * depends on how they are used, and a client that is handed to them is told as an unknown use.
 */
export type Row = readonly [exported: string, client: string, operations: string];

const dynamoStore = 'GetItem PutItem UpdateItem DeleteItem DescribeTable CreateTable Scan';
const logWriter = 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents';
const bucketFiles = 'GetObject PutObject DeleteObject HeadObject ListObjectsV2 CopyObject DeleteObjects GetObjectAcl PutObjectAcl';
const dataApi = 'ExecuteStatement BatchExecuteStatement BeginTransaction CommitTransaction RollbackTransaction';

export const rows: Readonly<Record<string, { readonly source: string; readonly exports: readonly Row[] }>> = {
  '@aws-lambda-powertools/parameters/ssm': {
    source: 'https://docs.powertools.aws.dev/lambda/typescript/latest/features/parameters/#iam-permissions',
    exports: [
      ['getParameter', 'ssm', 'GetParameter'],
      ['getParameters', 'ssm', 'GetParametersByPath'],
      ['getParametersByName', 'ssm', 'GetParameter GetParameters'],
      ['setParameter', 'ssm', 'PutParameter'],
      ['SSMProvider.get', 'ssm', 'GetParameter'],
      ['SSMProvider.getMultiple', 'ssm', 'GetParametersByPath'],
      ['SSMProvider.getParametersByName', 'ssm', 'GetParameter GetParameters'],
      ['SSMProvider.set', 'ssm', 'PutParameter'],
    ],
  },
  '@aws-lambda-powertools/parameters/secrets': {
    source: 'https://docs.powertools.aws.dev/lambda/typescript/latest/features/parameters/#iam-permissions',
    exports: [
      ['getSecret', 'secrets-manager', 'GetSecretValue'],
      ['SecretsProvider.get', 'secrets-manager', 'GetSecretValue'],
    ],
  },
  '@aws-lambda-powertools/parameters/appconfig': {
    source: 'https://docs.powertools.aws.dev/lambda/typescript/latest/features/parameters/#iam-permissions',
    exports: [
      ['getAppConfig', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration'],
      ['AppConfigProvider.get', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration'],
    ],
  },
  '@aws-lambda-powertools/parameters/dynamodb': {
    source: 'https://docs.powertools.aws.dev/lambda/typescript/latest/features/parameters/#iam-permissions',
    exports: [
      ['DynamoDBProvider.get', 'dynamodb', 'GetItem'],
      ['DynamoDBProvider.getMultiple', 'dynamodb', 'Query'],
    ],
  },
  '@aws-lambda-powertools/idempotency/dynamodb': {
    source: 'https://docs.powertools.aws.dev/lambda/typescript/latest/features/idempotency/#iam-permissions',
    exports: [['DynamoDBPersistenceLayer', 'dynamodb', 'GetItem PutItem UpdateItem DeleteItem']],
  },
  '@middy/ssm': { source: 'https://middy.js.org/docs/middlewares/ssm', exports: [['default', 'ssm', 'GetParameters GetParametersByPath']] },
  '@middy/secrets-manager': {
    source: 'https://middy.js.org/docs/middlewares/secrets-manager',
    exports: [['default', 'secrets-manager', 'GetSecretValue']],
  },
  '@middy/dynamodb': { source: 'https://middy.js.org/docs/middlewares/dynamodb', exports: [['default', 'dynamodb', 'GetItem']] },
  '@middy/s3': { source: 'https://middy.js.org/docs/middlewares/s3', exports: [['default', 's3', 'GetObject']] },
  '@middy/sts': { source: 'https://middy.js.org/docs/middlewares/sts', exports: [['default', 'sts', 'AssumeRole']] },
  '@middy/appconfig': {
    source: 'https://middy.js.org/docs/middlewares/appconfig',
    exports: [['default', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration']],
  },
  '@middy/service-discovery': {
    source: 'https://middy.js.org/docs/middlewares/service-discovery',
    exports: [['default', 'servicediscovery', 'DiscoverInstances']],
  },
  'multer-s3': {
    source: 'https://github.com/anacronw/multer-s3#readme',
    exports: [['default', 's3', 'PutObject AbortMultipartUpload DeleteObject']],
  },
  'sqs-consumer': {
    source: 'https://github.com/bbc/sqs-consumer#aws-iam-permissions',
    exports: [
      ['Consumer.create', 'sqs', 'ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch'],
    ],
  },
  'sqs-producer': {
    source: 'https://github.com/bbc/sqs-producer#readme',
    exports: [['Producer.create', 'sqs', 'SendMessageBatch GetQueueAttributes']],
  },
  'winston-cloudwatch': {
    source: 'https://github.com/lazywithclass/winston-cloudwatch#readme',
    exports: [['default', 'cloudwatch-logs', logWriter]],
  },
  'pino-cloudwatch': { source: 'https://github.com/dbhowell/pino-cloudwatch#readme', exports: [['default', 'cloudwatch-logs', logWriter]] },
  'connect-dynamodb': { source: 'https://github.com/ca98am79/connect-dynamodb#readme', exports: [['default', 'dynamodb', dynamoStore]] },
  '@keyv/dynamo': {
    source: 'https://github.com/jaredwray/keyv/tree/main/storage/dynamo',
    exports: [
      ['default', 'dynamodb', dynamoStore],
      ['KeyvDynamo', 'dynamodb', dynamoStore],
    ],
  },
  '@auth/dynamodb-adapter': {
    source: 'https://authjs.dev/getting-started/adapters/dynamodb',
    exports: [['DynamoDBAdapter', 'dynamodb', 'GetItem PutItem UpdateItem DeleteItem Query BatchWriteItem']],
  },
  dynamoose: {
    source: 'https://dynamoosejs.com/guide/Model',
    exports: [
      ['model.create', 'dynamodb', 'PutItem'],
      ['model.get', 'dynamodb', 'GetItem'],
      ['model.update', 'dynamodb', 'UpdateItem'],
      ['model.delete', 'dynamodb', 'DeleteItem'],
      ['model.query', 'dynamodb', 'Query'],
      ['model.scan', 'dynamodb', 'Scan'],
      ['model.batchGet', 'dynamodb', 'BatchGetItem'],
      ['model.batchPut', 'dynamodb', 'BatchWriteItem'],
      ['model.batchDelete', 'dynamodb', 'BatchWriteItem'],
    ],
  },
  '@ai-sdk/amazon-bedrock': {
    source: 'https://ai-sdk.dev/providers/ai-sdk-providers/amazon-bedrock',
    exports: [
      ['bedrock', 'bedrock-runtime', 'Converse ConverseStream'],
      ['bedrock.embedding', 'bedrock-runtime', 'InvokeModel'],
      ['bedrock.textEmbeddingModel', 'bedrock-runtime', 'InvokeModel'],
      ['bedrock.image', 'bedrock-runtime', 'InvokeModel'],
      ['createAmazonBedrock', 'bedrock-runtime', 'Converse ConverseStream InvokeModel'],
    ],
  },
  '@langchain/aws': {
    source: 'https://js.langchain.com/docs/integrations/platforms/aws/',
    exports: [
      ['ChatBedrockConverse', 'bedrock-runtime', 'Converse ConverseStream'],
      ['BedrockEmbeddings', 'bedrock-runtime', 'InvokeModel'],
      ['AmazonKnowledgeBaseRetriever', 'bedrock-agent-runtime', 'Retrieve'],
    ],
  },
  '@anthropic-ai/bedrock-sdk': {
    source: 'https://docs.anthropic.com/en/api/claude-on-amazon-bedrock',
    exports: [
      ['default', 'bedrock-runtime', 'InvokeModel InvokeModelWithResponseStream'],
      ['AnthropicBedrock', 'bedrock-runtime', 'InvokeModel InvokeModelWithResponseStream'],
    ],
  },
  'flydrive/drivers/s3': { source: 'https://flydrive.dev/docs/services/s3', exports: [['S3Driver', 's3', bucketFiles]] },
  'data-api-client': { source: 'https://github.com/jeremydaly/data-api-client#readme', exports: [['default', 'rds-data', dataApi]] },
  'typeorm-aurora-data-api-driver': {
    source: 'https://github.com/ArsenyYankovsky/typeorm-aurora-data-api-driver#readme',
    exports: [['default', 'rds-data', dataApi]],
  },
  '@aws-sdk/rds-signer': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    exports: [['Signer', '@aws-sdk/rds-signer', 'connect']],
  },
  '@aws-sdk/dsql-signer': {
    source: 'https://docs.aws.amazon.com/aurora-dsql/latest/userguide/authentication-authorization.html',
    exports: [
      ['DsqlSigner.getDbConnectAuthToken', '@aws-sdk/dsql-signer', 'DbConnect'],
      ['DsqlSigner.getDbConnectAdminAuthToken', '@aws-sdk/dsql-signer', 'DbConnectAdmin'],
    ],
  },
  '@aws-sdk/credential-providers': {
    source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/',
    exports: [['fromTemporaryCredentials', 'sts', 'AssumeRole']],
  },
};

/** Exports that ask with the client that they are handed, by the client: what each does with it. */
export const takers: Readonly<Record<string, { readonly source: string; readonly exports: readonly Row[] }>> = {
  nodemailer: {
    source: 'https://nodemailer.com/transports/ses/',
    exports: [
      ['createTransport', 'ses', 'SendRawEmail'],
      ['createTransport', 'sesv2', 'SendEmail'],
    ],
  },
};
