import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporaryFolder.ts';
import { runCli } from './runCli.ts';
import { drifted } from './sampleWorkspaces.ts';

describe('explain', () => {
  test('a place as a person types it, from any folder', async () => {
    const folder = temporaryFolder(drifted);
    const { exitCode, output } = await runCli(`${folder}/backend`, ['explain', 'src/main.ts:7', '..']);
    expect(exitCode).toBe(0);
    expect(output).toContain('s3:PutObject');
    expect(output).not.toContain(folder);
  });

  test('an action, a policy, and an AccessDenied message', async () => {
    const folder = temporaryFolder(drifted);
    const message =
      'User: arn:aws:sts::123456789012:assumed-role/backend/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::recordings/a" because no identity-based policy allows the s3:PutObject action';
    for (const target of ['s3:PutObject', message]) {
      const { exitCode, output } = await runCli(folder, ['explain', target]);
      expect(exitCode).toBe(0);
      expect(output).toContain('backend/src/main.ts:7');
    }
    expect((await runCli(folder, ['explain', 'aws_iam_policy.backend'])).output).toContain('s3:ListAllMyBuckets');
  });

  test('what nobody knows: said, 1', async () => {
    const { exitCode, output, errors } = await runCli(temporaryFolder(drifted), ['explain', 'aws_iam_policy.other']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toContain('iam-policy-sync: aws_iam_policy.other: nothing is known of it');
  });
});

test('graph -f json is the whole in one document, with relative paths', async () => {
  const folder = temporaryFolder(drifted);
  const { exitCode, output } = await runCli(folder, ['graph', '-f', 'json']);
  const graph = JSON.parse(output) as Record<string, Record<string, unknown>[]>;
  expect(exitCode).toBe(0);
  expect(Object.keys(graph)).toEqual(['version', 'calls', 'unresolved', 'workloads', 'policies', 'findings']);
  expect(graph.calls).toMatchObject([
    {
      file: 'backend/src/main.ts',
      line: 7,
      package: '@aws-sdk/client-s3',
      operation: 'PutObject',
      form: 'command',
      actions: ['s3:PutObject'],
    },
  ]);
  expect(graph.policies).toMatchObject([
    {
      root: 'terraform',
      address: 'aws_iam_policy.backend',
      file: 'terraform/iam.tf',
      line: 1,
      statements: [{ sid: 'Recordings', effect: 'Allow', line: 7 }],
    },
  ]);
  expect(output).not.toContain(folder);
});

test('catalog -f json prints rows', async () => {
  const { exitCode, output } = await runCli(temporaryFolder(), ['catalog', 's3', 'putObject', '-f', 'json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject([{ package: '@aws-sdk/client-s3', operation: 'PutObject', actions: ['s3:PutObject'] }]);
});
