import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { put, temporaryFolder } from '../host/temporaryFolder.ts';
import { runCli } from './runCli.ts';
import { drifted, inSync, referenceDocument } from './sampleWorkspaces.ts';

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

describe('fix', () => {
  test('mends, says what it did, and has nothing to do the second time', async () => {
    const folder = temporaryFolder(drifted);
    const first = await runCli(folder, ['fix']);
    expect(first).toEqual({
      exitCode: 0,
      errors: '',
      output: `✔ Add s3:PutObject to aws_iam_policy.backend
    backend/src/main.ts:7 missing-action

2 findings mended in terraform/iam.tf.
Left now: 1 hint.
`,
    });
    const mended = readFileSync(`${folder}/terraform/iam.tf`, 'utf8');
    expect(mended).toContain('"s3:PutObject"');
    const second = await runCli(folder, ['fix']);
    expect(second.output).toBe('Nothing to mend.\nLeft now: 1 hint.\n');
    expect(readFileSync(`${folder}/terraform/iam.tf`, 'utf8')).toBe(mended);
  });

  test('--dry-run prints the diff alone on standard output and writes nothing', async () => {
    const folder = temporaryFolder(drifted);
    const before = readFileSync(`${folder}/terraform/iam.tf`, 'utf8');
    const { exitCode, output, errors } = await runCli(folder, ['fix', '--dry-run']);
    expect(output).toBe(`--- a/terraform/iam.tf
+++ b/terraform/iam.tf
@@ -9,6 +9,7 @@
         Effect = "Allow"
         Action = [
           "s3:ListAllMyBuckets",
+          "s3:PutObject",
         ]
         Resource = "*"
       },
`);
    expect(errors).toContain('would be mended in terraform/iam.tf');
    expect(exitCode).toBe(0);
    expect(readFileSync(`${folder}/terraform/iam.tf`, 'utf8')).toBe(before);
  });

  test('--unsafe removes what is unused too', async () => {
    const folder = temporaryFolder(drifted);
    const { exitCode } = await runCli(folder, ['fix', '--unsafe']);
    expect(exitCode).toBe(0);
    expect(readFileSync(`${folder}/terraform/iam.tf`, 'utf8')).toBe(inSync['terraform/iam.tf']);
  });

  test('as JSON', async () => {
    const folder = temporaryFolder(drifted);
    const { output } = await runCli(folder, ['fix', '--dry-run', '-f', 'json'], { FORCE_COLOR: '1' });
    const { diff, ...rest } = JSON.parse(output) as { diff: string };
    expect(rest).toEqual({
      version: 1,
      dryRun: true,
      changed: ['terraform/iam.tf'],
      fixed: [{ code: 'missing-action', file: 'backend/src/main.ts', line: 7, title: 'Add s3:PutObject to aws_iam_policy.backend' }],
      refused: [],
      notWritten: [],
    });
    expect(diff).toContain('\n+          "s3:PutObject",\n');
  });
});

describe('reference', () => {
  const files = { ...inSync, 'docs/reference.md': referenceDocument };

  test('--check says what is stale; without it the table is brought up to date', async () => {
    const folder = temporaryFolder(files);
    const stale = await runCli(folder, ['reference', '--check']);
    expect(stale.exitCode).toBe(1);
    expect(stale.output).toContain('docs/reference.md is stale');
    expect(readFileSync(`${folder}/docs/reference.md`, 'utf8')).toBe(referenceDocument);
    const { exitCode, output } = await runCli(folder, ['reference']);
    expect(exitCode).toBe(0);
    expect(output).toContain('docs/reference.md was brought up to date');
    expect(readFileSync(`${folder}/docs/reference.md`, 'utf8')).toContain('s3:PutObject');
    expect(await runCli(folder, ['reference', '--check'])).toEqual({
      exitCode: 0,
      output: '✔ docs/reference.md is up to date\n',
      errors: '',
    });
  });

  test('none is made unless asked for', async () => {
    const folder = temporaryFolder(inSync);
    const { exitCode, output } = await runCli(folder, ['reference']);
    expect(exitCode).toBe(0);
    expect(output).toContain('No reference document');
    const { output: made } = await runCli(folder, ['reference', '--create']);
    const file = /✔ (\S+) was created/.exec(made)?.[1] ?? '';
    expect(existsSync(`${folder}/${file}`)).toBe(true);
    expect(readFileSync(`${folder}/${file}`, 'utf8')).toContain('s3:PutObject');
    expect((await runCli(folder, ['reference', '--check'])).exitCode).toBe(0);
  });
});

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

test('the same is said whether a file is open or on disk, and in what order files were found', async () => {
  const folder = temporaryFolder(drifted);
  const before = await runCli(folder, ['check']);
  put(folder, 'a/first.ts', 'export {};\n');
  put(folder, 'z/last.ts', 'export {};\n');
  const after = await runCli(folder, ['check']);
  expect(after.output.replace('3 code files', '1 code file')).toBe(before.output);
});
