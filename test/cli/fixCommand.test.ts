import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporaryFolder.ts';
import { runCli } from './runCli.ts';
import { drifted, inSync, referenceDocument } from './sampleWorkspaces.ts';

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
