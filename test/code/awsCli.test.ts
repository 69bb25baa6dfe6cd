import { expect, test } from 'vitest';
import { operationsOf } from '../../server/aws/index.ts';
import { awsCliCommands } from '../../server/code/libraries/awsCliCommands.ts';
import { awsCommands } from '../../server/code/workspace/awsCli.ts';

/** What the commands of a line ask for, a text for each command. */
const asked = (line: string) => awsCommands(line).map(({ calls, unknown }) => unknown ?? calls.map(({ operation }) => operation).join(' '));

test.each([
  ['by the name of the operation', 'aws lambda update-function-code --function-name f', ['UpdateFunctionCode']],
  ['with letters that stay capital', 'aws rds describe-db-instances', ['DescribeDBInstances']],
  ['a service that the CLI names as IAM does', 'aws cognito-idp admin-create-user', ['AdminCreateUser']],
  ['a service that has several packages', 'aws events put-events --entries x', ['PutEvents']],
  ['options before the service', 'AWS_PROFILE=x aws --region eu-west-1 --no-cli-pager sts get-caller-identity', ['GetCallerIdentity']],
  ['a waiter', 'aws cloudformation wait stack-create-complete --stack-name x', ['DescribeStacks']],
  ['files to a bucket', 'aws s3 sync dist s3://$BUCKET --delete', ['PutObject ListObjectsV2 DeleteObject']],
  ['files from a bucket', 'aws s3 cp s3://a/b .', ['GetObject']],
  ['files moved from a bucket', 'aws s3 mv s3://a/b ./c', ['GetObject DeleteObject']],
  ['a list of buckets', 'aws s3 ls', ['ListBuckets']],
  ['a command of its own', 'aws ecr get-login-password | docker login --password-stdin x', ['GetAuthorizationToken']],
  [
    'several commands',
    'npm run build && aws s3 rm s3://a/b; aws cloudfront create-invalidation --paths "/*"',
    ['DeleteObject', 'CreateInvalidation'],
  ],
  ['within a command', 'docker build -t $(aws sts get-caller-identity --query Account).dkr .', ['GetCallerIdentity']],
  ['in quotes', 'sh -c "aws s3 ls"', ['ListBuckets']],
  ['what asks for nothing', 'aws configure && aws --version && aws sso login', []],
  ['a service of the machine', 'aws dynamodb list-tables --endpoint-url http://localhost:8000', []],
  ['what is only printed', 'echo aws s3 ls', []],
  ['a service that is not known', 'aws nosuch do-it', ['no service nosuch is known']],
  ['an operation that is not known', 'aws s3api do-it', ['no operation do-it of s3api is known']],
  ['no command of the CLI', 'aws-vault exec x', []],
])('commands of the AWS CLI: %s', (_name, line, expected) => {
  expect(asked(line)).toEqual(expected);
});

test('every operation of the table is one of the catalogue', () => {
  const unknown = Object.values(awsCliCommands)
    .flatMap((text) => text.split(' '))
    .filter((name) => !operationsOf(`@aws-sdk/client-${name.split(':')[0]}`).includes(name.split(':')[1] ?? ''));
  expect(unknown).toEqual([]);
});
