import { expect, test } from 'vitest';
import { program, root, shortValue } from '../support/code.ts';

const jobs = `//- src/jobs.ts
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const main = async (event: { bucket: string }) => client.send(new PutObjectCommand({ Bucket: event.bucket, Key: 'k' }));
export const local = () => main({ bucket: 'local' });
`;
const byLambda = '"local" | ?given by whoever calls main, which Lambda may do too';

async function bucket(deployment: string): Promise<string> {
  const { call } = await program(jobs + deployment);
  return shortValue(call('PutObject').input.Bucket);
}

test.each([
  ['serverless.yml', '//- serverless.yml\nservice: a\nfunctions:\n  put:\n    handler: src/jobs.main\n'],
  [
    'serverless.yml, its functions in a list',
    '//- serverless.yml\nfunctions:\n  - ${file(other.yml)}\n  - put:\n      handler: src/jobs.main\n',
  ],
  [
    'a SAM template, with its tags',
    '//- template.yaml\nResources:\n  Put:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: src/\n      Handler: jobs.main\n      Role: !GetAtt Role.Arn\n      Description: !Sub "${AWS::StackName}"\n',
  ],
  [
    'the globals of a SAM template',
    '//- infra/template.yml\nGlobals:\n  Function:\n    Handler: jobs.main\nResources:\n  Put:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: ../dist\n',
  ],
  [
    'a template that breaks off',
    '//- template.yaml\nResources:\n  Put:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: jobs.main\n      Role: "',
  ],
  [
    "CDK's construct for Node",
    "//- infra/stack.ts\nimport { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';\nnew NodejsFunction(this, 'put', { entry: 'src/jobs.ts', handler: 'main' });\n",
  ],
  [
    "CDK's function",
    "//- infra/stack.ts\nimport * as lambda from 'aws-cdk-lib/aws-lambda';\nnew lambda.Function(this, 'put', { code: lambda.Code.fromAsset('dist'), handler: 'index.main' });\n",
  ],
  ['serverless.ts', "//- serverless.ts\nexport default { service: 'a', functions: { put: { handler: 'src/jobs.main' } } };\n"],
  [
    'a function of serverless.ts in its own file',
    '//- src/index.ts\nexport default { handler: `${handlerPath(__dirname)}/jobs.main`, events: [] };\n',
  ],
  ['SST', "//- sst.config.ts\nexport default { run: () => new sst.aws.Function('Put', { handler: 'src/jobs.main' }) };\n"],
])('what Lambda gives a handler that %s names is not known, whatever calls it besides', async (_name, deployment) => {
  expect(await bucket(deployment)).toBe(byLambda);
});

test.each([
  ['another export', '//- serverless.yml\nfunctions:\n  put:\n    handler: src/jobs.other\n'],
  ['another module', '//- serverless.yml\nfunctions:\n  put:\n    handler: src/other.main\n'],
  ['what is no function', '//- template.yaml\nResources:\n  Put:\n    Type: AWS::Glue::Job\n    Properties:\n      Handler: jobs.main\n'],
  ['a word that is no path', "//- src/router.ts\nexport const routes = [{ handler: 'main' }];\n"],
  ['YAML that is none', '//- serverless.yml\nfunctions: [}{ handler: src/jobs.main'],
  ['aliases of themselves', '//- serverless.yml\nfunctions: &a\n  handler: *a\n'],
  ['nothing at all', '//- template.yaml\nResources:\n  Handler:\n'],
])('an export is no handler because of %s', async (_name, deployment) => {
  expect(await bucket(deployment)).toBe('"local"');
});

test('a handler that is named later is one from then on, and no longer when it has gone', async () => {
  const { call, write } = await program(jobs);
  const value = () => shortValue(call('PutObject').input.Bucket);
  expect(value()).toBe('"local"');
  write({ 'serverless.yml': 'functions:\n  put:\n    handler: src/jobs.main\n' });
  expect(value()).toBe(byLambda);
  write({ 'serverless.yml': null });
  expect(value()).toBe('"local"');
});

test('a program begins at a handler though something imports it', async () => {
  const { code, write } = await program(`${jobs}//- src/server.ts\nimport { main } from './jobs';\nawait main({ bucket: 'local' });\n`);
  const entries = () => code.entriesOf(`${root}/src/jobs.ts`);
  expect(entries()).toEqual([`${root}/src/server.ts`]);
  write({ 'serverless.yml': 'functions:\n  put:\n    handler: src/jobs.main\n' });
  expect(entries()).toEqual([`${root}/src/jobs.ts`, `${root}/src/server.ts`]);
});

test('what nothing but Lambda gives is said to be', async () => {
  const { call } = await program(
    jobs.replace(/export const local.*\n/, '//- serverless.yml\nfunctions:\n  put:\n    handler: src/jobs.main\n'),
  );
  expect(shortValue(call('PutObject').input.Bucket)).toBe('?given by Lambda to main');
});
