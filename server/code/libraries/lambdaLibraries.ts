import type { Rows } from './Row.ts';

const parameters = 'https://docs.aws.amazon.com/powertools/typescript/latest/features/parameters/';
const middlewares = 'https://middy.js.org/docs/middlewares/';

/** Libraries for Lambda functions: Powertools, middy. Verified against the published packages (Powertools 2.35, middy 4 to 7). */
export const lambdaLibraries: Rows = {
  '@aws-lambda-powertools/parameters/ssm': {
    source: parameters,
    exports: [
      ['getParameter', 'ssm', 'GetParameter', 'Name=0'],
      ['getParameters', 'ssm', 'GetParametersByPath', 'Path=0'],
      ['getParametersByName', 'ssm', 'GetParameters GetParameter?', 'Names=?'],
      ['setParameter', 'ssm', 'PutParameter', 'Name=0'],
      ['SSMProvider.get', 'ssm', 'GetParameter', 'Name=0'],
      ['SSMProvider.getMultiple', 'ssm', 'GetParametersByPath', 'Path=0'],
      ['SSMProvider.getParametersByName', 'ssm', 'GetParameters GetParameter?', 'Names=?'],
      ['SSMProvider.set', 'ssm', 'PutParameter', 'Name=0'],
    ],
  },
  '@aws-lambda-powertools/parameters/secrets': {
    source: parameters,
    exports: [
      ['getSecret', 'secrets-manager', 'GetSecretValue', 'SecretId=0'],
      ['SecretsProvider.get', 'secrets-manager', 'GetSecretValue', 'SecretId=0'],
    ],
  },
  '@aws-lambda-powertools/parameters/appconfig': {
    source: parameters,
    exports: [
      ['getAppConfig', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration', 'ConfigurationProfileIdentifier=0'],
      ['AppConfigProvider.get', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration', 'ConfigurationProfileIdentifier=0'],
    ],
  },
  '@aws-lambda-powertools/parameters/appconfig-agent': {
    source: 'https://docs.aws.amazon.com/appconfig/latest/userguide/appconfig-integration-lambda-extensions.html',
    exports: [['getConfig', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration', 'ConfigurationProfileIdentifier=0']],
  },
  '@aws-lambda-powertools/parameters/dynamodb': {
    source: parameters,
    exports: [
      ['DynamoDBProvider.get', 'dynamodb', 'GetItem', 'TableName=tableName'],
      ['DynamoDBProvider.getMultiple', 'dynamodb', 'Query', 'TableName=tableName'],
    ],
  },
  '@aws-lambda-powertools/idempotency/dynamodb': {
    source: 'https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/',
    exports: [['DynamoDBPersistenceLayer', 'dynamodb', 'GetItem PutItem UpdateItem DeleteItem', 'TableName=tableName']],
  },
  '@middy/ssm': {
    source: `${middlewares}ssm`,
    exports: [
      ['default', 'ssm', 'GetParameters?fetchData.*!/ GetParametersByPath?fetchData.*/', 'Names[]=fetchData.*!/ Path=fetchData.*/'],
    ],
  },
  '@middy/secrets-manager': {
    source: `${middlewares}secrets-manager`,
    exports: [['default', 'secrets-manager', 'GetSecretValue DescribeSecret?fetchRotationDate', 'SecretId=fetchData.*']],
  },
  '@middy/ssm-extension': { source: `${middlewares}ssm-extension`, exports: [['default', 'ssm', 'GetParameter', 'Name=fetchData.*']] },
  '@middy/secrets-manager-extension': {
    source: `${middlewares}secrets-manager-extension`,
    exports: [['default', 'secrets-manager', 'GetSecretValue', 'SecretId=fetchData.*']],
  },
  '@middy/dynamodb': {
    source: `${middlewares}dynamodb`,
    exports: [['default', 'dynamodb', 'GetItem', 'TableName=fetchData.*.TableName']],
  },
  '@middy/s3': { source: `${middlewares}s3`, exports: [['default', 's3', 'GetObject', 'Bucket=fetchData.*.Bucket Key=fetchData.*.Key']] },
  '@middy/s3-object-response': { source: `${middlewares}s3-object-response`, exports: [['default', 's3', 'WriteGetObjectResponse']] },
  '@middy/ws-response': {
    source: `${middlewares}ws-response`,
    exports: [['default', 'apigatewaymanagementapi', 'PostToConnection']],
  },
  '@middy/kms': { source: `${middlewares}kms`, exports: [['default', 'kms', 'GetPublicKey', 'KeyId=fetchData.*']] },
  '@middy/glue-schema-registry': { source: `${middlewares}glue-schema-registry`, exports: [['default', 'glue', 'GetSchemaVersion']] },
  '@middy/sts': { source: `${middlewares}sts`, exports: [['default', 'sts', 'AssumeRole', 'RoleArn=fetchData.*.RoleArn']] },
  '@middy/rds-signer': {
    source: `${middlewares}rds-signer`,
    exports: [['default', '@aws-sdk/rds-signer', 'connect', 'hostname=fetchData.*.hostname username=fetchData.*.username']],
  },
  '@middy/dsql-signer': {
    source: `${middlewares}dsql-signer`,
    exports: [['default', '@aws-sdk/dsql-signer', 'DbConnect? DbConnectAdmin?', 'hostname=fetchData.*.hostname']],
  },
  '@middy/appconfig': {
    source: `${middlewares}appconfig`,
    exports: [
      [
        'default',
        'appconfigdata',
        'StartConfigurationSession GetLatestConfiguration',
        'ConfigurationProfileIdentifier=fetchData.*.ConfigurationProfileIdentifier',
      ],
    ],
  },
  '@middy/appconfig-extension': {
    source: `${middlewares}appconfig-extension`,
    exports: [['default', 'appconfigdata', 'StartConfigurationSession GetLatestConfiguration', 'ConfigurationProfileIdentifier=?']],
  },
  '@middy/service-discovery': {
    source: `${middlewares}service-discovery`,
    exports: [
      ['default', 'servicediscovery', 'DiscoverInstances', 'NamespaceName=fetchData.*.NamespaceName ServiceName=fetchData.*.ServiceName'],
    ],
  },
};
