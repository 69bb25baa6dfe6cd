import { describe, expect, test } from 'vitest';
import { action, requires } from '../../server/aws/index.ts';

/** `Service Operation`'s answer in one line: always needed | with that trigger. */
function needs(client: string, operation: string): { always: string[]; when: string[] } | undefined {
  const found = requires(`@aws-sdk/client-${client}`, operation);
  if (found === undefined) return undefined;
  const when = found.conditional.map((need) => {
    const trigger =
      'state' in need.when
        ? need.when.state
        : [need.when.parameter, need.when.begins && `^=${need.when.begins}`, need.when.equals && `=${need.when.equals}`].join('');
    return `${need.action} when ${trigger}`;
  });
  return { always: found.actions.map((need) => need.action), when };
}

describe('what is easily got wrong', () => {
  test.each<[client: string, operation: string, always: string[]]>([
    // Casey's four services.
    ['bedrock-runtime', 'InvokeModel', ['bedrock:InvokeModel']],
    ['bedrock-runtime', 'InvokeModelWithResponseStream', ['bedrock:InvokeModelWithResponseStream']],
    ['bedrock-runtime', 'Converse', ['bedrock:InvokeModel']],
    ['bedrock-runtime', 'ConverseStream', ['bedrock:InvokeModelWithResponseStream']],
    ['bedrock-runtime', 'StartAsyncInvoke', ['bedrock:InvokeModel']],
    ['bedrock-runtime', 'InvokeModelWithBidirectionalStream', ['bedrock:InvokeModel']],
    ['bedrock-runtime', 'ApplyGuardrail', ['bedrock:ApplyGuardrail']],
    ['transcribe-streaming', 'StartStreamTranscription', ['transcribe:StartStreamTranscription']],
    ['polly', 'SynthesizeSpeech', ['polly:SynthesizeSpeech']],
    ['polly', 'DescribeVoices', ['polly:DescribeVoices']],
    ['cloudwatch-logs', 'CreateLogGroup', ['logs:CreateLogGroup']],
    ['cloudwatch-logs', 'PutLogEvents', ['logs:PutLogEvents']],
    ['cloudwatch-logs', 'DescribeLogStreams', ['logs:DescribeLogStreams']],
    // S3: many names differ.
    ['s3', 'PutObject', ['s3:PutObject']],
    ['s3', 'HeadObject', ['s3:GetObject']],
    ['s3', 'HeadBucket', ['s3:ListBucket']],
    ['s3', 'ListObjectsV2', ['s3:ListBucket']],
    ['s3', 'ListObjectVersions', ['s3:ListBucketVersions']],
    ['s3', 'ListBuckets', ['s3:ListAllMyBuckets']],
    ['s3', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3', 'UploadPart', ['s3:PutObject']],
    ['s3', 'CompleteMultipartUpload', ['s3:PutObject']],
    ['s3', 'ListParts', ['s3:ListMultipartUploadParts']],
    ['s3', 'DeleteObjects', ['s3:DeleteObject']],
    ['s3', 'GetBucketCors', ['s3:GetBucketCORS']],
    ['s3', 'DeleteBucketCors', ['s3:PutBucketCORS']],
    ['s3', 'GetBucketLifecycleConfiguration', ['s3:GetLifecycleConfiguration']],
    ['s3-control', 'GetPublicAccessBlock', ['s3:GetAccountPublicAccessBlock']],
    ['s3-control', 'PutBucketTagging', ['s3-outposts:PutBucketTagging']],
    // DynamoDB: two batches are actions of their own, transactions and PartiQL decompose.
    ['dynamodb', 'BatchGetItem', ['dynamodb:BatchGetItem']],
    ['dynamodb', 'BatchWriteItem', ['dynamodb:BatchWriteItem']],
    ['dynamodb', 'TransactGetItems', ['dynamodb:GetItem']],
    ['dynamodb', 'TransactWriteItems', []],
    ['dynamodb', 'ExecuteStatement', []],
    ['dynamodb-streams', 'GetRecords', ['dynamodb:GetRecords']],
    // SQS and SNS: batches collapse.
    ['glue', 'UpdateColumnStatisticsForTable', ['glue:UpdateTable']],
    ['apigatewayv2', 'CreatePortal', ['apigateway:CreatePortal']],
    ['sqs', 'SendMessageBatch', ['sqs:SendMessage']],
    ['sqs', 'DeleteMessageBatch', ['sqs:DeleteMessage']],
    ['sqs', 'ChangeMessageVisibilityBatch', ['sqs:ChangeMessageVisibility']],
    ['sns', 'PublishBatch', ['sns:Publish']],
    ['lambda', 'Invoke', ['lambda:InvokeFunction']],
    ['lambda', 'InvokeAsync', ['lambda:InvokeFunction']],
    ['lambda', 'InvokeWithResponseStream', ['lambda:InvokeFunction']],
    // Nothing is needed, though actions of these names exist.
    ['sts', 'GetCallerIdentity', []],
    ['sts', 'GetSessionToken', []],
    ['sts', 'AssumeRoleWithWebIdentity', []],
    ['sts', 'AssumeRole', ['sts:AssumeRole']],
    ['cognito-identity-provider', 'InitiateAuth', []],
    ['cognito-identity-provider', 'AdminInitiateAuth', ['cognito-idp:AdminInitiateAuth']],
    ['cognito-identity', 'GetId', []],
    ['sso-oidc', 'CreateToken', []],
    ['sso-oidc', 'CreateTokenWithIAM', ['sso-oauth:CreateTokenWithIAM']],
    ['connectparticipant', 'SendMessage', []],
    // Other names, other prefixes.
    ['apigatewaymanagementapi', 'PostToConnection', ['execute-api:ManageConnections']],
    ['api-gateway', 'GetRestApis', ['apigateway:GET']],
    ['api-gateway', 'UpdateStage', ['apigateway:PATCH']],
    ['apigatewayv2', 'CreateApi', ['apigateway:POST']],
    ['kms', 'ReEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['cloudwatch', 'PutMetricData', ['cloudwatch:PutMetricData']],
    ['iot-data-plane', 'Publish', ['iot:Publish']],
    ['timestream-query', 'Query', ['timestream:Select', 'timestream:DescribeEndpoints']],
    ['keyspaces', 'CreateTable', ['cassandra:Create']],
    ['budgets', 'DescribeBudgets', ['budgets:ViewBudget']],
    ['sesv2', 'SendEmail', ['ses:SendEmail']],
    ['comprehendmedical', 'DetectEntities', ['comprehendmedical:DetectEntitiesV2']],
    ['eventbridge', 'PutEvents', ['events:PutEvents']],
    ['sfn', 'StartExecution', ['states:StartExecution']],
    ['opensearch', 'CreateDomain', ['es:CreateDomain']],
    ['resource-groups-tagging-api', 'GetResources', ['tag:GetResources']],
    ['elastic-load-balancing-v2', 'DescribeTargetHealth', ['elasticloadbalancing:DescribeTargetHealth']],
  ])('%s %s', (client, operation, always) => {
    expect(needs(client, operation)?.always).toEqual(always);
  });

  test.each<[client: string, operation: string, when: string]>([
    ['s3', 'GetObject', 's3:GetObjectVersion when VersionId'],
    ['s3', 'PutObject', 's3:PutObjectAcl when ACL'],
    ['s3', 'PutObject', 's3:PutObjectTagging when Tagging'],
    ['s3', 'PutObject', 'kms:GenerateDataKey when SSEKMSKeyId'],
    ['s3', 'GetObject', 'kms:Decrypt when the object is encrypted with a customer managed key'],
    ['s3', 'DeleteObjects', 's3:DeleteObjectVersion when Delete.Objects[].VersionId'],
    ['s3', 'CreateBucket', 's3:PutBucketAcl when ACL=public-read'],
    ['s3', 'DeleteObject', 's3:BypassGovernanceRetention when BypassGovernanceRetention=true'],
    ['lambda', 'CreateFunction', 'iam:PassRole when Role'],
    ['ecs', 'RegisterTaskDefinition', 'iam:PassRole when taskRoleArn'],
    ['ec2', 'RunInstances', 'ec2:CreateTags when TagSpecifications'],
    ['scheduler', 'CreateSchedule', 'iam:PassRole when Target.RoleArn'],
    ['eventbridge', 'PutTargets', 'iam:PassRole when Targets[].RoleArn'],
    ['dynamodb', 'TransactWriteItems', 'dynamodb:PutItem when TransactItems[].Put'],
    ['dynamodb', 'TransactWriteItems', 'dynamodb:ConditionCheckItem when TransactItems[].ConditionCheck'],
    ['dynamodb', 'ExecuteStatement', 'dynamodb:PartiQLSelect when Statement^=SELECT'],
    ['bedrock-runtime', 'Converse', 'bedrock:ApplyGuardrail when guardrailConfig'],
    // Node streams over HTTP/2: the WebSocket form is never the primary one.
    [
      'transcribe-streaming',
      'StartStreamTranscription',
      'transcribe:StartStreamTranscriptionWebSocket when the client streams over WebSocket, as in a browser',
    ],
    ['translate', 'TranslateText', 'comprehend:DetectDominantLanguage when SourceLanguageCode=auto'],
    ['sts', 'AssumeRole', 'sts:TagSession when Tags'],
    ['sqs', 'ReceiveMessage', 'kms:Decrypt when the queue is encrypted with a customer managed key'],
    ['cloudwatch-logs', 'CreateLogGroup', 'logs:TagResource when tags'],
  ])('%s %s: %s', (client, operation, when) => {
    expect(needs(client, operation)?.when).toContain(when);
  });

  test('a role is passed only by an operation that has a role to pass', () => {
    expect(needs('sts', 'AssumeRole')?.when.filter((each) => each.startsWith('iam:'))).toEqual([]);
    expect(needs('iam', 'GetRole')?.when).toEqual([]);
    // The part of a node in a cluster, `CORE`.
    expect(needs('emr', 'RunJobFlow')?.when).toContain('iam:PassRole when JobFlowRole');
    expect(needs('emr', 'RunJobFlow')?.when).not.toContain('iam:PassRole when Instances.InstanceGroups[].InstanceRole');
  });

  test('an operation that AWS’s reference has no action for is inferred, and says so', () => {
    const found = requires('@aws-sdk/client-dynamodb', 'StartBulkPutItems');
    expect([found?.confidence, found?.actions, found?.conditional.map((need) => need.action)]).toEqual([
      'inferred',
      [],
      ['dynamodb:StartBulkPutItems'],
    ]);
  });

  test('what nobody knows is undefined', () => {
    expect(requires('@aws-sdk/client-s3', 'NoSuchThing')).toBeUndefined();
    expect(requires('@aws-sdk/client-nosuch', 'GetObject')).toBeUndefined();
    expect(requires('@aws-sdk/client-../../x', 'GetObject')).toBeUndefined();
    expect(requires('@aws-sdk/lib-storage', 'PutObject')).toBeUndefined();
    expect(requires('@aws-sdk/client-s3', 'toString')).toBeUndefined();
    // The service is gone from AWS's reference.
    expect(requires('@aws-sdk/client-iotthingsgraph', 'CreateFlowTemplate')).toBeUndefined();
  });

  test('every answer says where it is from', () => {
    expect(requires('@aws-sdk/client-s3', 'HeadObject')?.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/AmazonS3\//);
    expect(requires('@aws-sdk/client-polly', 'SynthesizeSpeech')?.source).toContain('list_amazonpolly.html');
    expect(requires('@aws-sdk/client-cognito-identity', 'GetId')?.source).toBe('the client sends it unsigned');
  });

  test('dependents are beside the point of what is needed', () => {
    const found = requires('@aws-sdk/client-ecs', 'CreateCluster');
    expect(found?.actions.map((need) => need.action)).toEqual(['ecs:CreateCluster']);
    expect(requires('@aws-sdk/client-mq', 'CreateUser')?.dependent).toEqual([]);
    expect(requires('@aws-sdk/client-route-53', 'AssociateVPCWithHostedZone')?.dependent).toContain('ec2:DescribeVpcs');
  });

  test('actions that take no resource have no resource type, in any spelling', () => {
    for (const name of ['logs:DescribeLogGroups', 'transcribe:StartStreamTranscription', 'LOGS:describeloggroups']) {
      expect(action(name)?.resourceTypes).toEqual([]);
    }
  });

  test('facts of an action', () => {
    const facts = action('S3:putobject');
    expect([facts?.name, facts?.accessLevel, facts?.description]).toEqual(['s3:PutObject', 'Write', 'add an object to a bucket']);
    expect(facts?.resourceTypes.find((type) => type.name === 'object')?.arns).toEqual([
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    ]);
    expect(facts?.conditionKeys).toContain('s3:x-amz-acl');
    expect(action('s3:PutBucketPolicy')?.accessLevel).toBe('Permissions management');
    expect(action('s3:NoSuch')).toBeUndefined();
    expect(action('nonsense')).toBeUndefined();
    expect(action('')).toBeUndefined();
  });
});
