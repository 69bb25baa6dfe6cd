import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { put, temporaryFolder } from '../host/temporaryFolder.ts';
import { runCli } from './runCli.ts';
import { drifted } from './sampleWorkspaces.ts';

describe('check', () => {
  test('shows findings by file, with their code, the other side and the fix, and a summary', async () => {
    const { exitCode, output, errors } = await runCli(temporaryFolder(drifted), ['check']);
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
    expect(output).toBe(`backend/src/main.ts

  7:21  error  missing-action
  PutObject needs s3:PutObject, which aws_iam_policy.backend does not grant.
    5 │ /** Keeps a recording. */
    6 │ export async function keep(key: string): Promise<void> {
    7 │   await s3.send(new PutObjectCommand({ Bucket: 'recordings', Key: key }));
      │                     ^^^^^^^^^^^^^^^^
    8 │ }
    → terraform/iam.tf:8  s3:PutObject belongs here
       7 │       {
       8 │         Sid    = "Recordings"
         │                  ^^^^^^^^^^^^
       9 │         Effect = "Allow"
      10 │         Action = [
      11 │           "s3:ListAllMyBuckets",
      12 │         ]
      13 │         Resource = "*"
    fix: Add s3:PutObject to aws_iam_policy.backend

terraform/iam.tf

  8:18  error  missing-action
  aws_iam_policy.backend does not grant s3:PutObject, which a call needs.
     6 │     Statement = [
     7 │       {
     8 │         Sid    = "Recordings"
       │                  ^^^^^^^^^^^^
     9 │         Effect = "Allow"
    10 │         Action = [
    → backend/src/main.ts:7  needs s3:PutObject
    fix: Add s3:PutObject to aws_iam_policy.backend

  11:11  hint  unused-action
  No call of the code needs s3:ListAllMyBuckets. A job that runs rarely, or another program with the
  same principal, may.
    11 │           "s3:ListAllMyBuckets",
       │           ^^^^^^^^^^^^^^^^^^^^^
    fix --unsafe: Remove s3:ListAllMyBuckets from aws_iam_policy.backend

Looked at 1 SDK call in 1 code file, 1 policy in 1 Terraform file.
2 errors, 1 hint; 2 fixable with \`iam-policy-sync fix\`, 1 more with \`--unsafe\`
`);
  });

  test('as JSON: paths relative to PATH, lines and columns from 1', async () => {
    const folder = temporaryFolder(drifted);
    const { exitCode, output } = await runCli(`${folder}/terraform`, ['check', '-f', 'json', '..']);
    const { version, findings } = JSON.parse(output) as { version: number; findings: Record<string, unknown>[] };
    expect({ exitCode, version }).toEqual({ exitCode: 1, version: 1 });
    expect(findings[0]).toEqual({
      code: 'missing-action',
      severity: 'error',
      confidence: 'certain',
      file: 'backend/src/main.ts',
      line: 7,
      column: 21,
      endLine: 7,
      endColumn: 37,
      message: 'PutObject needs s3:PutObject, which aws_iam_policy.backend does not grant.',
      actions: ['s3:PutObject'],
      policy: 'aws_iam_policy.backend',
      related: [{ file: 'terraform/iam.tf', line: 8, message: 's3:PutObject belongs here' }],
      fixes: ['Add s3:PutObject to aws_iam_policy.backend'],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(findings.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
      'missing-action backend/src/main.ts:7',
      'missing-action terraform/iam.tf:8',
      'unused-action terraform/iam.tf:11',
    ]);
  });

  test('of a file shows what is found there, judged in its workspace', async () => {
    const folder = temporaryFolder({ ...drifted, '.git/HEAD': '' });
    const { output } = await runCli(folder, ['check', '-f', 'json', 'backend/src/main.ts']);
    const { findings } = JSON.parse(output) as { findings: { code: string; file: string }[] };
    expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual(['missing-action backend/src/main.ts']);
  });

  test('of several PATHs is one graph, and calls files as seen from here', async () => {
    const top = temporaryFolder(
      Object.fromEntries(
        Object.entries(drifted).map(([path, text]) => [path.startsWith('terraform') ? `infra/${path}` : `app/${path}`, text]),
      ),
    );
    const { exitCode, output } = await runCli(`${top}/app`, ['check', '-f', 'json', 'backend', '../infra']);
    const { findings } = JSON.parse(output) as { findings: { code: string; file: string }[] };
    expect(exitCode).toBe(1);
    expect(findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'missing-action backend/src/main.ts',
      'missing-action ../infra/terraform/iam.tf',
      'unused-action ../infra/terraform/iam.tf',
    ]);
  });

  test.each([
    ['hint', 1],
    ['warning', 1],
    ['error', 1],
    ['never', 0],
  ])('--fail-on %s: %i where an error is found', async (severity, exitCode) => {
    expect((await runCli(temporaryFolder(drifted), ['check', '--fail-on', severity])).exitCode).toBe(exitCode);
  });

  test.each([
    ['hint', 1],
    ['warning', 0],
  ])('--fail-on %s: %i where only hints are found', async (severity, exitCode) => {
    const folder = temporaryFolder({ ...drifted, 'iam-policy-sync.json': '{ "severity": { "missing-action": "hint" } }' });
    expect((await runCli(folder, ['check', '--fail-on', severity])).exitCode).toBe(exitCode);
  });

  test('--quiet shows errors only', async () => {
    const { output } = await runCli(temporaryFolder(drifted), ['check', '--quiet']);
    expect(output).toContain('missing-action');
    expect(output).not.toContain('unused-action');
  });

  test('-o writes the answer to a file, never coloured', async () => {
    const folder = temporaryFolder(drifted);
    const { exitCode, output } = await runCli(folder, ['check', '-o', 'report.txt'], { FORCE_COLOR: '1' });
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    const report = readFileSync(`${folder}/report.txt`, 'utf8');
    expect(report).toBe((await runCli(folder, ['check'])).output);
    expect(report).not.toContain('\u001b');
  });

  test('-c uses another configuration', async () => {
    const folder = temporaryFolder({ ...drifted, 'strict.json': '{ "severity": { "missing-action": "off", "unused-action": "error" } }' });
    const { output } = await runCli(folder, ['check', '-f', 'json', '-c', 'strict.json']);
    const { findings } = JSON.parse(output) as { findings: { code: string; severity: string }[] };
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error unused-action']);
  });
});

test('the same is said whether a file is open or on disk, and in what order files were found', async () => {
  const folder = temporaryFolder(drifted);
  const before = await runCli(folder, ['check']);
  put(folder, 'a/first.ts', 'export {};\n');
  put(folder, 'z/last.ts', 'export {};\n');
  const after = await runCli(folder, ['check']);
  expect(after.output.replace('3 code files', '1 code file')).toBe(before.output);
});
