/**
 * Commands of the AWS CLI that are no operation's name: what each asks for. A command that is not here is the operation
 * of its name. Source: https://docs.aws.amazon.com/cli/latest/reference/ (each under the service's page).
 */
export const awsCliCommands: Readonly<Record<string, string>> = {
  's3 mb': 's3:CreateBucket',
  's3 presign': 's3:GetObject',
  's3 website': 's3:PutBucketWebsite',
  'cloudformation deploy':
    'cloudformation:DescribeStacks cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet cloudformation:GetTemplateSummary',
  'cloudformation package': 's3:PutObject s3:HeadObject',
  'codeartifact login': 'codeartifact:GetAuthorizationToken codeartifact:GetRepositoryEndpoint',
  'deploy push': 's3:PutObject codedeploy:RegisterApplicationRevision',
  'ecr get-login-password': 'ecr:GetAuthorizationToken',
  'ecr-public get-login-password': 'ecr-public:GetAuthorizationToken',
  'ecs deploy':
    'ecs:DescribeServices ecs:RegisterTaskDefinition codedeploy:GetApplication codedeploy:GetDeploymentGroup codedeploy:CreateDeployment codedeploy:GetDeployment',
  'eks get-token': 'sts:GetCallerIdentity',
  'eks update-kubeconfig': 'eks:DescribeCluster',
  'lambda invoke-with-response-stream': 'lambda:InvokeWithResponseStream',
  'logs start-live-tail': 'cloudwatch-logs:StartLiveTail',
  'logs tail': 'cloudwatch-logs:FilterLogEvents',
};

/** Commands that ask AWS for nothing, or sign a person in. */
export const awsCliLocal: ReadonlySet<string> = new Set(['configure', 'help', 'history', 'login', 'logout', 'sso']);

/** Names of services whose package's name is another. Source: https://docs.aws.amazon.com/cli/latest/reference/#available-services */
export const awsCliServices: Readonly<Record<string, string>> = {
  s3api: 's3',
  deploy: 'codedeploy',
  configservice: 'config-service',
};
