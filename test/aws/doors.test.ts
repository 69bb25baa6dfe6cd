import { describe, expect, test } from 'vitest';
import {
  catalogueDate,
  iamPrefixes,
  isAggregatedClient,
  isClientClass,
  isClientPackage,
  isOperationName,
  knownPackages,
  libraryExport,
  managedPolicy,
  operationOfMethod,
  operationOfPaginator,
  operationOfWaiter,
  operationsOf,
  packageOfV2Client,
  packagesOfPrefix,
  servicePrefix,
  suggestActions,
} from '../../server/aws/index.ts';

const S3 = '@aws-sdk/client-s3';

describe('packages and their exports', () => {
  test('package names', () => {
    expect([
      isClientPackage(S3),
      isClientPackage('@aws-sdk/client-not-yet'),
      isClientPackage('@aws-sdk/lib-storage'),
      isClientPackage('aws-sdk'),
    ]).toEqual([true, true, false, false]);
    expect(knownPackages()).toContain('@aws-sdk/client-bedrock-agentcore');
    expect(operationsOf('@aws-sdk/client-not-yet')).toEqual([]);
    expect(catalogueDate).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('clients and their methods', () => {
    expect([
      isClientClass(S3, 'S3Client'),
      isClientClass(S3, 'S3'),
      isClientClass(S3, 'PutObjectCommand'),
      isAggregatedClient(S3, 'S3Client'),
    ]).toEqual([true, true, false, false]);
    expect(isAggregatedClient('@aws-sdk/client-cloudwatch-logs', 'CloudWatchLogs')).toBe(true);
    expect(operationOfMethod(S3, 'putObject')).toBe('PutObject');
    expect(operationOfMethod(S3, 'send')).toBeUndefined();
    expect(operationOfMethod(S3, 'PutObject')).toBeUndefined();
    expect(operationOfMethod('@aws-sdk/client-ec2', 'describeVpcs')).toBe('DescribeVpcs');
  });

  test('paginators and waiters', () => {
    expect(operationOfPaginator(S3, 'paginateListObjectsV2')).toBe('ListObjectsV2');
    expect(operationOfPaginator(S3, 'paginateNothing')).toBeUndefined();
    expect(operationOfWaiter(S3, 'waitUntilBucketExists')).toBe('HeadBucket');
    expect(operationOfWaiter(S3, 'waitForObjectNotExists')).toBe('HeadObject');
    expect(operationOfWaiter('@aws-sdk/client-lambda', 'waitUntilFunctionActiveV2')).toBe('GetFunction');
    expect(operationOfWaiter('@aws-sdk/client-ecs', 'waitUntilTasksRunning')).toBe('DescribeTasks');
    expect(operationOfWaiter(S3, 'waitUntilHeaven')).toBeUndefined();
    expect(operationOfWaiter(S3, 'waitUntiltoString')).toBeUndefined();
  });

  test('aws-sdk v2', () => {
    expect(packageOfV2Client('S3')).toBe(S3);
    expect(packageOfV2Client('S3.ManagedUpload')).toBe(S3);
    expect(packageOfV2Client('DynamoDB.DocumentClient')).toBe('@aws-sdk/client-dynamodb');
    expect(packageOfV2Client('CloudWatchLogs')).toBe('@aws-sdk/client-cloudwatch-logs');
    expect(packageOfV2Client('StepFunctions')).toBe('@aws-sdk/client-sfn');
    expect(packageOfV2Client('Iot')).toBe('@aws-sdk/client-iot');
    expect(packageOfV2Client('cloudwatchlogs')).toBe('@aws-sdk/client-cloudwatch-logs');
    expect(packageOfV2Client('Nothing')).toBeUndefined();
  });

  test('prefixes', () => {
    expect(iamPrefixes('@aws-sdk/client-bedrock-runtime')).toEqual(['bedrock']);
    expect(iamPrefixes(S3)[0]).toBe('s3');
    expect(iamPrefixes('@aws-sdk/client-cloudwatch')).toEqual(['cloudwatch']);
    expect(iamPrefixes('@aws-sdk/client-transcribe-streaming')).toEqual(['transcribe']);
    expect(packagesOfPrefix('bedrock')).toEqual(expect.arrayContaining(['@aws-sdk/client-bedrock', '@aws-sdk/client-bedrock-runtime']));
    expect(packagesOfPrefix('nosuch')).toEqual([]);
    expect(servicePrefix('LOGS')).toEqual({
      prefix: 'logs',
      name: 'Amazon CloudWatch Logs',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html',
    });
    expect(servicePrefix('bedrock-runtime')).toBeUndefined();
  });
});

describe('other doors to AWS', () => {
  const calls = (pkg: string, name: string): string[] | undefined => libraryExport(pkg, name)?.calls.map((call) => call.operation);

  test('libraries', () => {
    expect(calls('@aws-sdk/lib-dynamodb', 'PutCommand')).toEqual(['PutItem']);
    expect(calls('@aws-sdk/lib-dynamodb', 'TransactWriteCommand')).toEqual(['TransactWriteItems']);
    expect(calls('@aws-sdk/lib-dynamodb', 'DynamoDBDocument.get')).toEqual(['GetItem']);
    expect(calls('@aws-sdk/lib-dynamodb', 'paginateScan')).toEqual(['Scan']);
    expect(calls('@aws-sdk/lib-storage', 'Upload')).toEqual(['PutObject', 'AbortMultipartUpload']);
    expect(calls('@aws-sdk/s3-request-presigner', 'getSignedUrl')).toEqual([]);
    expect(calls('@aws-sdk/s3-presigned-post', 'createPresignedPost')).toEqual(['PutObject']);
    expect(calls('aws-sdk', 'DynamoDB.DocumentClient.batchWrite')).toEqual(['BatchWriteItem']);
    expect(calls('aws-sdk', 'S3.upload')).toEqual(['PutObject', 'AbortMultipartUpload']);
    expect(libraryExport('@aws-sdk/lib-dynamodb', 'marshall')).toBeUndefined();
    expect(libraryExport('left-pad', 'default')).toBeUndefined();
    expect(libraryExport('constructor', 'name')).toBeUndefined();
  });

  test('managed policies', () => {
    const basic = managedPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
    expect(basic?.name).toBe('AWSLambdaBasicExecutionRole');
    expect(JSON.stringify(basic?.document)).toContain('logs:PutLogEvents');
    expect(managedPolicy('AWSLambdaBasicExecutionRole')?.arn).toBe(basic?.arn);
    expect(managedPolicy('arn:aws-cn:iam::aws:policy/AdministratorAccess')?.arn).toBe('arn:aws-cn:iam::aws:policy/AdministratorAccess');
    for (const name of [
      'AWSLambdaVPCAccessExecutionRole',
      'AmazonECSTaskExecutionRolePolicy',
      'AmazonSSMManagedInstanceCore',
      'AmazonS3ReadOnlyAccess',
      'AdministratorAccess',
      'CloudWatchAgentServerPolicy',
      'AmazonBedrockFullAccess',
      'ReadOnlyAccess',
    ]) {
      expect(managedPolicy(name)?.name).toBe(name);
    }
    // The path is part of the ARN.
    expect(managedPolicy('arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole')).toBeUndefined();
    expect(managedPolicy('arn:aws:iam::123456789012:policy/AdministratorAccess')).toBeUndefined();
    expect(managedPolicy('NoSuchPolicy')).toBeUndefined();
    expect(managedPolicy('__proto__')).toBeUndefined();
  });
});

describe('suggestions', () => {
  test.each<[string, string[]]>([
    ['bedrock-runtime:InvokeModel', ['bedrock:InvokeModel']],
    ['bedrock-runtime:Converse', ['bedrock:InvokeModel']],
    ['s3:PutObjct', ['s3:PutObject']],
    ['s3:HeadObject', ['s3:GetObject']],
    ['s3:CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['sqs:SendMessageBatch', ['sqs:SendMessage']],
    ['lambda:Invoke', ['lambda:InvokeFunction']],
    ['dynamodb:TransactWriteItems', ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']],
    ['transcribe-streaming:StartStreamTranscription', ['transcribe:StartStreamTranscription']],
    ['cloudwatchlogs:PutLogEvents', ['logs:PutLogEvents']],
    ['cloudwatch-logs:Put*', ['logs:Put*']],
    ['log:CreateLogGroup', ['logs:CreateLogGroup']],
    ['S3:getobject', ['s3:GetObject']],
    ['s3:PutObjectVersion', ['s3:PutObjectVersionAcl']],
    ['glue:ListDatabases', ['glue:GetDatabases']],
    ['s3:gtObject', ['s3:GetObject', 's3:PutObject']],
    ['dynamodb:BatchPutItem', []],
    ['iam:SetUser', []],
    ['s3:Zzzzzzzzzzzz', []],
    ['nonsense', []],
    ['', []],
  ])('%s', (wrong, right) => {
    expect(suggestActions(wrong)).toEqual(right);
  });

  test('the nearest comes first', () => {
    expect(suggestActions('logs:PutLogEvent')[0]).toBe('logs:PutLogEvents');
    expect(suggestActions('polly:SynthesiseSpeech')[0]).toBe('polly:SynthesizeSpeech');
  });

  test('an operation’s name is told from an action and from nonsense', () => {
    expect(isOperationName('s3:HeadObject')).toBe(true);
    expect(isOperationName('bedrock:Converse')).toBe(true);
    expect(isOperationName('s3:GetObject')).toBe(false);
    expect(isOperationName('s3:Nonsense')).toBe(false);
    // AWS's reference may only be late: not to be called wrong.
    expect(isOperationName('dynamodb:StartBulkPutItems')).toBe(false);
  });
});
