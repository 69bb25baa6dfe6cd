import { describe, expect, test } from 'vitest';
import { relativePath } from '../../server/files/index.ts';
import { loadSettings } from '../../server/host/index.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('settings', () => {
  test('are those of each root, found in it or above it in its repository', async () => {
    const top = temporaryFolder({
      'iam-policy-sync.json': '{ "severity": { "unpaired": "off" } }',
      'repository/.git/HEAD': '',
      'repository/iam-policy-sync.json': '{ "pairs": [{ "code": "backend", "policy": "aws_iam_policy.x" }] } // why',
      'repository/backend/a.ts': '',
      'repository/terraform/a.tf': '',
      'infra/iam-policy-sync.json': '\ufeff{ "severity": { "unused-action": "off", }, }',
    });
    const { settings, problems } = await loadSettings([`${top}/repository/backend`, `${top}/repository/terraform`, `${top}/infra`]);
    expect(problems).toEqual([]);
    expect(settings.pairs).toEqual([{ code: `${top}/repository/backend`, policy: 'aws_iam_policy.x', within: `${top}/repository` }]);
    expect(settings.severity).toEqual({ 'unused-action': 'off' });
  });

  test('say where they are broken, and say nothing then', async () => {
    const top = temporaryFolder({
      'json/iam-policy-sync.json': '{\n  "pairs": [\n}',
      'shape/iam-policy-sync.json': '{\n  "severity": {\n    "unused-action": "loud"\n  }\n}',
      'key/iam-policy-sync.json': '{\n  "exlude": []\n}',
      'code/iam-policy-sync.json': '{\n  "severity": { "unused-actions": "off" }\n}',
    });
    const { settings, problems } = await loadSettings(['json', 'shape', 'key', 'code'].map((name) => `${top}/${name}`));
    expect(settings.pairs).toEqual([]);
    expect(problems.map(({ file, line }) => `${relativePath(top, file)}:${line}`)).toEqual([
      'json/iam-policy-sync.json:3',
      'shape/iam-policy-sync.json:3',
      'key/iam-policy-sync.json:2',
      'code/iam-policy-sync.json:2',
    ]);
    expect(problems.every(({ kind }) => kind === 'configuration')).toBe(true);
  });

  test('of a named file count alone; that it is missing is said', async () => {
    const top = temporaryFolder({ 'iam-policy-sync.json': '{ "severity": { "unpaired": "off" } }', 'other.json': '{ "exclude": ["x"] }' });
    const named = await loadSettings([top], `${top}/other.json`);
    expect(named.settings.severity).toEqual({});
    expect(named.settings.exclude).toEqual([{ within: top, glob: 'x' }]);
    const missing = await loadSettings([top], `${top}/none.json`);
    expect(missing.problems).toEqual([
      { file: `${top}/none.json`, kind: 'configuration', message: 'no such file; name one with --config or leave it out' },
    ]);
  });
});
