import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateWorkspace } from '../bench/generateWorkspace.ts';
import { put, temporaryFolder } from '../host/temporaryFolder.ts';
import { runBinary } from './runBinary.ts';
import { runCli } from './runCli.ts';
import { drifted, inSync } from './sampleWorkspaces.ts';

describe('exit codes', () => {
  test('0 where nothing is to report, and what was looked at is said', async () => {
    const folder = temporaryFolder(inSync);
    const { exitCode, output, errors } = await runBinary(folder, ['check']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toBe('No findings. Looked at 1 SDK call in 1 code file, 1 policy in 1 Terraform file.\n');
  });

  test('1 where something is found', async () => {
    const { exitCode, errors } = await runBinary(temporaryFolder(drifted), ['check']);
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
  });

  test.each([
    [['check', '--nope'], "iam-policy-sync: unknown option '--nope'; see iam-policy-sync --help\n"],
    [['chekc'], "iam-policy-sync: unknown command 'chekc' (Did you mean check?); see iam-policy-sync --help\n"],
    [['check', '-f', 'sarif'], 'iam-policy-sync: format sarif is not there yet; use -f json and convert it, or -f text\n'],
    [['check', '-f', 'yaml'], 'iam-policy-sync: there is no format yaml; use -f text or -f json\n'],
    [['check', '--fail-on', 'info'], 'iam-policy-sync: --fail-on takes error, warning, hint or never, not info\n'],
    [['check', 'backend', 'nowhere'], 'iam-policy-sync: nowhere: it does not exist; name a folder or file that is there\n'],
    [['check', '-c', 'none.json'], 'iam-policy-sync: none.json: no such file; name one with --config or leave it out\n'],
    [
      ['check', '-o', 'no/such/folder/out.txt'],
      'iam-policy-sync: no/such/folder/out.txt: cannot be written: its folder does not exist; name another file with -o\n',
    ],
    [['explain'], "iam-policy-sync: missing required argument 'target'; see iam-policy-sync --help\n"],
    [['catalog', 's33'], 'iam-policy-sync: there is no package s33 in the catalogue; did you mean @aws-sdk/client-s3?\n'],
    [['lsp', '--port', '1'], "iam-policy-sync: unknown option '--port'; see iam-policy-sync --help\n"],
  ])('2 where it could not do its work: %j', async (args, errors) => {
    expect(await runBinary(temporaryFolder(drifted), args)).toEqual({ exitCode: 2, output: '', errors });
  });
});

test('a workspace so large that a second thread helps to read it: the answer is that of one thread', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  generateWorkspace(folder, 2000);
  const [beside, alone] = [await runBinary(folder, ['graph', '-f', 'json']), await runCli(folder, ['graph', '-f', 'json'])];
  expect(JSON.parse(beside.output)).toEqual(JSON.parse(alone.output));
  expect(beside.errors).toBe('');
});

describe('bad input', () => {
  test('a broken configuration: 2, with its place', async () => {
    const folder = temporaryFolder({ ...drifted, 'iam-policy-sync.json': '{\n  "severity": {\n    "unused-action": "loud"\n  }\n}' });
    const { exitCode, errors } = await runBinary(folder, ['check']);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^iam-policy-sync: iam-policy-sync\.json:3: severity\.unused-action: .*; mend the configuration\n$/);
  });

  test('an empty workspace: said, 0', async () => {
    expect(await runBinary(temporaryFolder(), ['check'])).toEqual({
      exitCode: 0,
      output: 'Nothing to check: . holds no TypeScript, JavaScript or Terraform file.\n',
      errors: '',
    });
  });

  test('a broken package.json: told, and the rest is checked', async () => {
    const folder = temporaryFolder({ ...drifted, 'backend/package.json': '{\n  "dependencies": {\n' });
    const { exitCode, output, errors } = await runBinary(folder, ['check']);
    expect(errors).toBe(
      'iam-policy-sync: backend/package.json:3: not valid JSON: close brace expected; mend it, what it says is unknown until then\n',
    );
    expect(exitCode).toBeLessThan(2);
    expect(output).toContain('Looked at');
  });

  test('invalid UTF-8: told, and the rest of the file is checked', async () => {
    const folder = temporaryFolder(drifted);
    put(
      folder,
      'backend/src/main.ts',
      Buffer.concat([Buffer.from(drifted['backend/src/main.ts']), Buffer.from('\n// '), Buffer.from([0xff, 0xfe, 0x0a])]),
    );
    const { exitCode, output, errors } = await runBinary(folder, ['check']);
    expect(errors).toBe('iam-policy-sync: backend/src/main.ts:10: not valid UTF-8; save it as UTF-8\n');
    expect(output).toContain('missing-action');
    expect(exitCode).toBe(1);
  });

  test('a line of 5 MB and a file over 5 MB', async () => {
    const folder = temporaryFolder(drifted);
    put(folder, 'backend/src/long.ts', `export const long = '${'x'.repeat(4_900_000)}';`);
    put(folder, 'backend/src/longer.ts', `export const longer = '${'x'.repeat(5_100_000)}';`);
    const { exitCode, output, errors } = await runBinary(folder, ['check']);
    expect(errors).toBe(
      'iam-policy-sync: backend/src/longer.ts: 5.1 MB is more than the 5 MB that are read; nothing in it was looked at\n',
    );
    expect(output).toContain('missing-action');
    expect(exitCode).toBe(1);
  });

  test('half-typed code and Terraform: no crash, and what is whole is checked', async () => {
    const folder = temporaryFolder({
      ...drifted,
      'backend/src/half.ts': 'export const x = await s3.send(new Put',
      'terraform/half.tf': 'variable "half" {\n  default = [',
    });
    const { exitCode, output, errors } = await runBinary(folder, ['check']);
    expect(errors).toBe('');
    expect(output).toContain('missing-action');
    expect(exitCode).toBe(1);
  });
});

test('a reader that hangs up ends it quietly', async () => {
  const folder = temporaryFolder();
  const { errors } = await runBinary(folder, ['catalog', '-f', 'json'], { hangUp: true });
  expect(errors).toBe('');
});

test('--version, --help and the help of each command', async () => {
  const folder = temporaryFolder();
  expect(await runBinary(folder, ['--version'])).toEqual({ exitCode: 0, output: '0.1.0\n', errors: '' });
  for (const command of ['check', 'fix', 'reference', 'explain', 'graph', 'catalog', 'lsp']) {
    const { exitCode, output } = await runBinary(folder, [command, '--help']);
    expect(exitCode).toBe(0);
    expect(output).toContain(`Usage: iam-policy-sync ${command}`);
  }
});

test('NO_COLOR and FORCE_COLOR', async () => {
  const folder = temporaryFolder(drifted);
  const colour = '\u001b[';
  expect((await runBinary(folder, ['check'])).output).not.toContain(colour);
  expect((await runBinary(folder, ['check'], { environment: { FORCE_COLOR: '1' } })).output).toContain(colour);
  expect((await runBinary(folder, ['check'], { environment: { FORCE_COLOR: '1', NO_COLOR: '1' } })).output).not.toContain(colour);
});

test('a file on the way that is a folder is no crash', async () => {
  const folder = temporaryFolder(inSync);
  mkdirSync(`${folder}/backend/src/folder.ts`);
  expect((await runBinary(folder, ['check'])).exitCode).toBe(0);
});
