import { describe, expect, test } from 'vitest';
import { type PartialText, requires, resourceMatches, resourceOf } from '../../server/aws/index.ts';

/** The ARNs of an operation's action as text, holes as `<name>`. */
function arns(client: string, operation: string, input: Record<string, string | PartialText>, action?: string): string[] {
  const found = requires(`@aws-sdk/client-${client}`, operation);
  const need = [...(found?.actions ?? []), ...(found?.conditional ?? [])].find((each) => action === undefined || each.action === action);
  if (need === undefined) throw new Error(`${client} ${operation} does not need ${action}`);
  const value = (parameter: string): PartialText | undefined => {
    const given = Object.hasOwn(input, parameter) ? input[parameter] : undefined;
    return typeof given === 'string' ? [given] : given;
  };
  return resourceOf(need, value).map((arn) =>
    arn.map((part) => (typeof part === 'string' ? part : `<${part.hole.replace(/^\$\{(.*)\}$/, '$1')}>`)).join(''),
  );
}

const hole = (name: string): PartialText => [{ hole: name }];

describe('how an input names a resource', () => {
  test.each<[string, string, string, Record<string, string | PartialText>, string[]]>([
    ['bucket and key', 's3', 'PutObject', { Bucket: 'b', Key: 'a/k' }, ['arn:<Partition>:s3:::b/a/k']],
    ['a key that is not known', 's3', 'PutObject', { Bucket: 'b' }, ['arn:<Partition>:s3:::b/<Key>']],
    [
      'a bucket of Terraform',
      's3',
      'PutObject',
      { Bucket: hole('aws_s3_bucket.media.bucket'), Key: 'k' },
      ['arn:<Partition>:s3:::<aws_s3_bucket.media.bucket>/k'],
    ],
    [
      'an access point',
      's3',
      'GetObject',
      { Bucket: 'arn:aws:s3:eu-west-1:1:accesspoint/ap', Key: 'k' },
      ['arn:aws:s3:eu-west-1:1:accesspoint/ap/object/k'],
    ],
    ['a bucket alone', 's3', 'ListObjectsV2', { Bucket: 'b' }, ['arn:<Partition>:s3:::b']],
    ['objects of a list', 's3', 'DeleteObjects', { Bucket: 'b', 'Delete.Objects[].Key': 'k' }, ['arn:<Partition>:s3:::b/k']],
    ['a table', 'dynamodb', 'GetItem', { TableName: 'orders' }, ['arn:<Partition>:dynamodb:<Region>:<Account>:table/orders']],
    ['a table by ARN', 'dynamodb', 'GetItem', { TableName: 'arn:aws:dynamodb:x:1:table/orders' }, ['arn:aws:dynamodb:x:1:table/orders']],
    [
      'an index',
      'dynamodb',
      'Query',
      { TableName: 'orders', IndexName: 'byDate' },
      ['arn:<Partition>:dynamodb:<Region>:<Account>:table/orders/index/byDate'],
    ],
    ['no index', 'dynamodb', 'Query', { TableName: 'orders' }, ['arn:<Partition>:dynamodb:<Region>:<Account>:table/orders']],
    [
      'a queue’s URL',
      'sqs',
      'SendMessage',
      { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' },
      ['arn:<Partition>:sqs:eu-west-1:123456789012:jobs'],
    ],
    [
      'a queue’s URL known in part',
      'sqs',
      'SendMessage',
      { QueueUrl: ['https://sqs.', { hole: 'r' }, '.amazonaws.com/', { hole: 'a' }, '/jobs'] },
      ['arn:<Partition>:sqs:<r>:<a>:jobs'],
    ],
    ['a queue of the environment', 'sqs', 'SendMessage', { QueueUrl: hole('process.env.QUEUE_URL') }, ['<process.env.QUEUE_URL>']],
    ['a topic', 'sns', 'Publish', { TopicArn: hole('aws_sns_topic.t.arn') }, ['<aws_sns_topic.t.arn>']],
    ['a topic as target', 'sns', 'Publish', { TargetArn: 'arn:aws:sns:x:1:t' }, ['arn:aws:sns:x:1:t']],
    ['a function', 'lambda', 'Invoke', { FunctionName: 'f' }, ['arn:<Partition>:lambda:<Region>:<Account>:function:f']],
    [
      'a function’s alias',
      'lambda',
      'Invoke',
      { FunctionName: 'f', Qualifier: 'live' },
      ['arn:<Partition>:lambda:<Region>:<Account>:function:f:live'],
    ],
    ['a function by ARN', 'lambda', 'Invoke', { FunctionName: hole('aws_lambda_function.f.arn') }, ['<aws_lambda_function.f.arn>']],
    [
      'a secret’s name',
      'secrets-manager',
      'GetSecretValue',
      { SecretId: 'db' },
      ['arn:<Partition>:secretsmanager:<Region>:<Account>:secret:db-<suffix>'],
    ],
    [
      'a secret’s ARN',
      'secrets-manager',
      'GetSecretValue',
      { SecretId: hole('aws_secretsmanager_secret.db.arn') },
      ['<aws_secretsmanager_secret.db.arn>'],
    ],
    ['a parameter’s slash', 'ssm', 'GetParameter', { Name: '/app/db' }, ['arn:<Partition>:ssm:<Region>:<Account>:parameter/app/db']],
    ['a parameter without one', 'ssm', 'GetParameter', { Name: 'db' }, ['arn:<Partition>:ssm:<Region>:<Account>:parameter/db']],
    [
      'a log group',
      'cloudwatch-logs',
      'CreateLogGroup',
      { logGroupName: 'g' },
      ['arn:<Partition>:logs:<Region>:<Account>:log-group:g:<*>'],
    ],
    [
      'a log stream',
      'cloudwatch-logs',
      'PutLogEvents',
      { logGroupName: 'g', logStreamName: 's' },
      ['arn:<Partition>:logs:<Region>:<Account>:log-group:g:log-stream:s'],
    ],
    [
      'a log group’s tags',
      'cloudwatch-logs',
      'TagResource',
      { resourceArn: 'arn:aws:logs:x:1:log-group:g' },
      ['arn:aws:logs:x:1:log-group:g'],
    ],
    ['a key', 'kms', 'Encrypt', { KeyId: '1234' }, ['arn:<Partition>:kms:<Region>:<Account>:key/1234']],
    ['a key behind an alias', 'kms', 'Encrypt', { KeyId: 'alias/app' }, ['arn:<Partition>:kms:<Region>:<Account>:key/<key of alias/app>']],
    [
      'a state machine',
      'sfn',
      'StartExecution',
      { stateMachineArn: hole('aws_sfn_state_machine.m.arn') },
      ['<aws_sfn_state_machine.m.arn>'],
    ],
    [
      'a model',
      'bedrock-runtime',
      'Converse',
      { modelId: 'amazon.nova-lite-v1:0' },
      ['arn:<Partition>:bedrock:<Region>::foundation-model/amazon.nova-lite-v1:0'],
    ],
    [
      'an inference profile and its models',
      'bedrock-runtime',
      'Converse',
      { modelId: 'us.amazon.nova-lite-v1:0' },
      [
        'arn:<Partition>:bedrock:<Region>:<Account>:inference-profile/us.amazon.nova-lite-v1:0',
        'arn:<Partition>:bedrock:<region of the profile>::foundation-model/amazon.nova-lite-v1:0',
      ],
    ],
    [
      'an application inference profile',
      'bedrock-runtime',
      'Converse',
      { modelId: 'arn:aws:bedrock:us-east-1:1:application-inference-profile/x' },
      [
        'arn:aws:bedrock:us-east-1:1:application-inference-profile/x',
        'arn:<Partition>:bedrock:<region of the profile>::foundation-model/<models of the inference profile>',
      ],
    ],
    ['a model of the environment', 'bedrock-runtime', 'Converse', { modelId: hole('process.env.MODEL') }, ['<process.env.MODEL>']],
    ['nothing narrower than a star', 'transcribe-streaming', 'StartStreamTranscription', {}, []],
    ['a lexicon that the call need not name', 'polly', 'SynthesizeSpeech', {}, ['<resource>']],
    ['a lexicon', 'polly', 'SynthesizeSpeech', { 'LexiconNames[]': 'w3c' }, ['arn:<Partition>:polly:<Region>:<Account>:lexicon/w3c']],
    [
      'an event bus',
      'eventbridge',
      'PutEvents',
      { 'Entries[].EventBusName': 'orders' },
      ['arn:<Partition>:events:<Region>:<Account>:event-bus/orders'],
    ],
  ])('%s', (_, client, operation, input, expected) => {
    expect(arns(client, operation, input)).toEqual(expected);
  });

  test.each<[string, string, string, Record<string, string>, string, string]>([
    ['tags put with an object', 's3', 'PutObject', { Bucket: 'b', Key: 'k' }, 's3:PutObjectTagging', 'arn:<Partition>:s3:::b/k'],
    ['code in a bucket', 'lambda', 'UpdateFunctionCode', { S3Bucket: 'b', S3Key: 'f.zip' }, 's3:GetObject', 'arn:<Partition>:s3:::b/f.zip'],
    [
      'a document in a bucket',
      'textract',
      'AnalyzeDocument',
      { 'Document.S3Object.Bucket': 'b', 'Document.S3Object.Name': 'a.pdf' },
      's3:GetObject',
      'arn:<Partition>:s3:::b/a.pdf',
    ],
    ['where results go', 'textract', 'StartDocumentAnalysis', { 'OutputConfig.S3Bucket': 'b' }, 's3:PutObject', 'arn:<Partition>:s3:::b/*'],
    [
      'an image in a bucket',
      'rekognition',
      'DetectLabels',
      { 'Image.S3Object.Bucket': 'b', 'Image.S3Object.Name': 'a.png' },
      's3:GetObject',
      'arn:<Partition>:s3:::b/a.png',
    ],
    [
      'a rule, on whichever bus',
      'eventbridge',
      'PutTargets',
      { Rule: 'nightly' },
      'events:PutTargets',
      'arn:<Partition>:events:<Region>:<Account>:rule/<bus>nightly',
    ],
  ])('%s', (_, client, operation, input, action, arn) => {
    expect(arns(client, operation, input, action)).toEqual([arn]);
  });

  test('each action of several has its own', () => {
    expect(arns('s3', 'CopyObject', { Bucket: 'to', Key: 'k', CopySource: '/from/j' }, 's3:GetObject')).toEqual([
      'arn:<Partition>:s3:::from/j',
    ]);
    expect(arns('s3', 'CopyObject', { Bucket: 'to', Key: 'k', CopySource: 'from/j' }, 's3:PutObject')).toEqual([
      'arn:<Partition>:s3:::to/k',
    ]);
    expect(arns('lambda', 'CreateFunction', { Role: hole('aws_iam_role.f.arn') }, 'iam:PassRole')).toEqual(['<aws_iam_role.f.arn>']);
    expect(arns('s3', 'PutObject', { Key: 'k', SSEKMSKeyId: 'alias/app' }, 'kms:GenerateDataKey')).toEqual([
      'arn:<Partition>:kms:<Region>:<Account>:key/<key of alias/app>',
    ]);
    // `Key` is an object's, never a key's.
    expect(arns('s3', 'GetObject', { Key: 'k' }, 'kms:Decrypt')).toEqual(['arn:<Partition>:kms:<Region>:<Account>:key/<KeyId>']);
  });

  test('what a call names meets what a policy says', () => {
    const need = requires('@aws-sdk/client-cloudwatch-logs', 'PutLogEvents')?.actions[0];
    const [arn = []] = need === undefined ? [] : resourceOf(need, (p) => (p === 'logGroupName' ? ['casey-backend-api'] : undefined));
    expect(resourceMatches(['*'], arn)).toBe('yes');
    expect(resourceMatches(['arn:aws:logs:*:*:log-group:casey-backend-*'], arn)).toBe('yes');
    expect(resourceMatches(['arn:aws:logs:*:*:log-group:casey-backend-api:*'], arn)).toBe('yes');
    expect(resourceMatches(['arn:aws:logs:*:*:log-group:casey-backend-api'], arn)).toBe('no');
    expect(resourceMatches(['arn:aws:logs:*:*:log-group:other:*'], arn)).toBe('no');
    expect(resourceMatches(['arn:aws:logs:eu-west-1:123456789012:log-group:casey-backend-api:*'], arn)).toBe('unknown');
  });
});
