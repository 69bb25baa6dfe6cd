import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporaryFolder.ts';
import { runBinary } from './runBinary.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const casey = fileURLToPath(new URL('../workspaces/casey', import.meta.url));

test('the packed package runs alone, with nothing installed beside it and nothing to compile', async () => {
  const folder = temporaryFolder();
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: project, shell: process.platform === 'win32' });
  execFileSync('tar', ['-xzf', 'iam-policy-sync-0.1.0.tgz'], { cwd: folder });
  const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >;
  expect(manifest.dependencies).toBeUndefined();
  expect(Object.keys(manifest.scripts ?? {}).filter((name) => /install|prepare/.test(name))).toEqual([]);
  expect(existsSync(join(folder, 'package/dist/iam-policy-sync.schema.json'))).toBe(true);
  expect(existsSync(join(folder, 'package/server'))).toBe(false);

  cpSync(casey, join(folder, 'casey'), { recursive: true });
  const { exitCode, output, errors } = await runBinary(join(folder, 'casey'), ['check'], {
    binary: join(folder, 'package/dist/iam-policy-sync.js'),
  });
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
  expect(output).toContain('terraform/iam.tf');
});

test('the settings have a published schema', () => {
  const schema = JSON.parse(readFileSync(join(project, 'dist/iam-policy-sync.schema.json'), 'utf8')) as {
    additionalProperties: boolean;
    properties: Record<string, unknown>;
  };
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties)).toEqual([
    '$schema',
    'pairs',
    'reference',
    'exclude',
    'include',
    'severity',
    'libraries',
    'varFiles',
  ]);
});
