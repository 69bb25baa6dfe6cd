import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Seen {
  readonly failure?: string;
  readonly version: string;
  readonly messages: readonly string[];
  readonly line: number;
  readonly before: { readonly code: readonly Shown[]; readonly policy: readonly Shown[] };
  readonly hover: string;
  readonly offered: readonly string[];
  readonly after: { readonly code: readonly Shown[]; readonly policy: readonly Shown[] };
}

interface Shown {
  readonly code: string;
  readonly source: string;
  readonly line: number;
  readonly message: string;
}

const repository = join(import.meta.dirname, '../..');
const binary = join(repository, 'dist/iam-policy-sync.js');
const neovim = spawnSync('nvim', ['--version'], { encoding: 'utf8' });

describe.skipIf(neovim.status !== 0)('Neovim (skipped where it is not installed; .ci/run installs it)', () => {
  let folder: string;
  let seen: Seen;
  const code = () => join(folder, 'casey/backend/src/services/speech.ts');
  const policy = () => join(folder, 'casey/terraform/iam.tf');

  beforeAll(() => {
    if (!existsSync(binary)) throw new Error('dist/iam-policy-sync.js is not there: run "npm run build" first');
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'neovim-')));
    cpSync(join(repository, 'test/workspaces/casey'), join(folder, 'casey'), { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd: join(folder, 'casey') });
    const init = join(folder, 'init.lua');
    const command = [process.execPath, binary, 'lsp', '--stdio'];
    writeFileSync(
      init,
      `vim.g.iam_policy_sync_command = { ${command.map((part) => JSON.stringify(part)).join(', ')} }
vim.opt.runtimepath:append(${JSON.stringify(join(repository, 'client-examples/neovim'))})
`,
    );
    const output = join(folder, 'seen.json');
    const run = spawnSync(
      'nvim',
      ['--headless', '-n', '-i', 'NONE', '-u', init, '-c', `luafile ${join(import.meta.dirname, 'neovim/drive.lua')}`],
      {
        cwd: join(folder, 'casey'),
        encoding: 'utf8',
        timeout: 300_000,
        env: {
          ...process.env,
          SEEN: output,
          CODE: code(),
          CALL: 'DescribeVoicesCommand({',
          ACTION: 'polly:DescribeVoices',
          POLICY: policy(),
          XDG_CONFIG_HOME: join(folder, 'config'),
          XDG_DATA_HOME: join(folder, 'data'),
          XDG_STATE_HOME: join(folder, 'state'),
          XDG_CACHE_HOME: join(folder, 'cache'),
        },
      },
    );
    if (!existsSync(output)) throw new Error(`Neovim wrote nothing: ${run.stdout}${run.stderr}`);
    seen = JSON.parse(readFileSync(output, 'utf8')) as Seen;
  }, 330_000);

  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('came to the end of its errand', () => {
    expect({ failure: seen.failure, messages: seen.messages.filter((message) => /error/i.test(message)) }).toEqual({ messages: [] });
  });

  it('shows the missing action at the call and in the policy, which is not open', () => {
    const call = seen.before.code.filter(({ line }) => line === seen.line);
    expect(call).toMatchObject([
      { code: 'missing-action', source: 'iam-policy-sync', message: expect.stringContaining('polly:DescribeVoices') },
    ]);
    expect(seen.before.policy.map(({ code: found }) => found)).toContain('missing-action');
  });

  it('tells on hover what the call needs', () => {
    expect(seen.hover).toContain('polly:DescribeVoices');
  });

  it('offers the fix, and has the policy mended when it is taken and saved', () => {
    expect(seen.offered[0]).toContain('polly:DescribeVoices');
    const before = readFileSync(join(repository, 'test/workspaces/casey/terraform/iam.tf'), 'utf8').split('\n');
    const added = readFileSync(policy(), 'utf8')
      .split('\n')
      .filter((line) => !before.includes(line));
    expect(added).toEqual(['          "polly:DescribeVoices",']);
  });

  it('has no such finding left', () => {
    expect(seen.after.code.filter(({ message }) => message.includes('polly:DescribeVoices'))).toEqual([]);
    expect(seen.after.policy.filter(({ message }) => message.includes('polly:DescribeVoices'))).toEqual([]);
  });
});
