import type { Rows } from './Row.ts';

const queue = 'QueueUrl=queueUrl';
const consumer = 'ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch';
const bucketFiles = 'GetObject? PutObject? DeleteObject? HeadObject? ListObjectsV2? CopyObject? DeleteObjects? GetObjectAcl? PutObjectAcl?';
const dataApi = 'resourceArn=resourceArn secretArn=secretArn';

/** Libraries for files, queues, logs, databases and credentials. Verified against the published packages. */
export const otherLibraries: Rows = {
  'multer-s3': {
    source: 'https://github.com/anacronw/multer-s3#readme',
    exports: [['default', 's3', 'PutObject AbortMultipartUpload DeleteObject?', 'Bucket=bucket Key=?']],
  },
  'flydrive/drivers/s3': {
    source: 'https://flydrive.dev/docs/services/s3',
    exports: [['S3Driver', 's3', bucketFiles, 'Bucket=bucket Key=?']],
  },
  '@uppy/companion': {
    source: 'https://uppy.io/docs/companion/#s3',
    exports: [
      // With a key of its own it is another principal.
      ['app', 's3', 'PutObject?s3?!s3.key AbortMultipartUpload?s3?!s3.key ListParts?s3?!s3.key', 'Bucket=s3.bucket Key=?'],
    ],
  },
  'sqs-consumer': {
    source: 'https://github.com/bbc/sqs-consumer#aws-iam-permissions',
    exports: [
      ['Consumer.create', 'sqs', consumer, queue],
      ['Consumer', 'sqs', consumer, queue],
    ],
  },
  'sqs-producer': {
    source: 'https://github.com/bbc/sqs-producer#readme',
    exports: [
      ['Producer.create.send', 'sqs', 'SendMessageBatch', queue],
      ['Producer.create.queueSize', 'sqs', 'GetQueueAttributes', queue],
      ['Producer.send', 'sqs', 'SendMessageBatch', queue],
      ['Producer.queueSize', 'sqs', 'GetQueueAttributes', queue],
    ],
  },
  'winston-cloudwatch': {
    source: 'https://github.com/lazywithclass/winston-cloudwatch#readme',
    exports: [
      [
        'default',
        'cloudwatch-logs',
        'DescribeLogStreams CreateLogStream PutLogEvents CreateLogGroup? PutRetentionPolicy?retentionInDays',
        'logGroupName=logGroupName logStreamName=logStreamName',
      ],
    ],
  },
  'pino-cloudwatch': {
    source: 'https://github.com/dbhowell/pino-cloudwatch#readme',
    exports: [['default', 'cloudwatch-logs', 'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents', 'logGroupName=group']],
  },
  '@serdnam/pino-cloudwatch-transport': {
    source: 'https://github.com/serdnam/pino-cloudwatch-transport#readme',
    exports: [
      [
        'default',
        'cloudwatch-logs',
        'CreateLogGroup CreateLogStream DescribeLogStreams PutLogEvents',
        'logGroupName=logGroupName logStreamName=logStreamName',
      ],
    ],
  },
  'athena-express': {
    source: 'https://github.com/ghdna/athena-express#readme',
    exports: [
      [
        'default.query',
        'athena',
        'StartQueryExecution GetQueryExecution GetQueryResults? s3:GetObject?',
        'WorkGroup=of.workgroup ResultConfiguration=? QueryExecutionId=? Bucket=? Key=?',
      ],
    ],
  },
  'data-api-client': {
    source: 'https://github.com/jeremydaly/data-api-client#readme',
    exports: [
      ['default.query', 'rds-data', 'ExecuteStatement BatchExecuteStatement?', dataApi],
      ['default.transaction', 'rds-data', 'BeginTransaction CommitTransaction RollbackTransaction ExecuteStatement', dataApi],
      ['default.executeStatement', 'rds-data', 'ExecuteStatement', dataApi],
      ['default.batchExecuteStatement', 'rds-data', 'BatchExecuteStatement', dataApi],
      ['default.beginTransaction', 'rds-data', 'BeginTransaction', dataApi],
      ['default.commitTransaction', 'rds-data', 'CommitTransaction', dataApi],
      ['default.rollbackTransaction', 'rds-data', 'RollbackTransaction', dataApi],
    ],
  },
  typeorm: {
    source: 'https://typeorm.io/docs/drivers/mysql/#additional-options-for-aurora-data-api',
    exports: ['DataSource', 'createConnection'].map((name) => [
      name,
      'rds-data',
      ['ExecuteStatement', 'BeginTransaction', 'CommitTransaction', 'RollbackTransaction']
        .map((operation) => `${operation}?type.^aurora-`)
        .join(' '),
      dataApi,
    ]),
  },
  'typeorm-aurora-data-api-driver': {
    source: 'https://github.com/ArsenyYankovsky/typeorm-aurora-data-api-driver#readme',
    exports: [
      ['default', 'rds-data', 'ExecuteStatement BeginTransaction CommitTransaction RollbackTransaction', 'resourceArn=2 secretArn=1'],
    ],
  },
  'sst/aws/bus': {
    source: 'https://sst.dev/docs/component/aws/bus#sdk',
    exports: [['bus.publish', 'eventbridge', 'PutEvents', 'Entries=?']],
  },
  'sst/aws/task': {
    source: 'https://sst.dev/docs/component/aws/task#sdk',
    exports: [
      ['task.run', 'ecs', 'RunTask', 'taskDefinition=?'],
      ['task.describe', 'ecs', 'DescribeTasks', 'tasks=?'],
      ['task.stop', 'ecs', 'StopTask', 'task=?'],
    ],
  },
  '@aws-sdk/rds-signer': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    exports: [['Signer', '@aws-sdk/rds-signer', 'connect']],
  },
  '@aws-sdk/dsql-signer': {
    source: 'https://docs.aws.amazon.com/aurora-dsql/latest/userguide/authentication-authorization.html',
    exports: [
      ['DsqlSigner.getDbConnectAuthToken', '@aws-sdk/dsql-signer', 'DbConnect', 'hostname=hostname'],
      ['DsqlSigner.getDbConnectAdminAuthToken', '@aws-sdk/dsql-signer', 'DbConnectAdmin', 'hostname=hostname'],
    ],
  },
  'aws-sdk': {
    source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/ChainableTemporaryCredentials.html',
    exports: [
      // Without a role they ask for a session's token, which needs no permission.
      ['TemporaryCredentials', 'sts', 'AssumeRole?RoleArn', 'RoleArn=RoleArn'],
      ['ChainableTemporaryCredentials', 'sts', 'AssumeRole?params.RoleArn', 'RoleArn=params.RoleArn'],
      ['RDS.Signer', '@aws-sdk/rds-signer', 'connect'],
    ],
  },
  '@aws-sdk/credential-providers': {
    source: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/',
    exports: [['fromTemporaryCredentials', 'sts', 'AssumeRole', 'RoleArn=params.RoleArn']],
  },
};
