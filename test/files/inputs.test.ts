import { describe, expect, it } from 'vitest';
import { createFiles, fileKind, readSettings } from '../../server/files/index.ts';
import { derived } from '../../server/query/index.ts';

describe('the files of a workspace', () => {
  it('are listed by kind, sorted, as they come and go', () => {
    const files = createFiles();
    files.change(
      new Map([
        ['/w/b.ts', ''],
        ['/w/a.tsx', ''],
        ['/w/iam.tf', ''],
      ]),
    );
    expect(files.list('code')).toEqual(['/w/a.tsx', '/w/b.ts']);
    files.change(new Map([['/w/b.ts', null]]));
    expect(files.list('code')).toEqual(['/w/a.tsx']);
    expect(files.exists('/w/b.ts')).toBe(false);
  });

  it('that nobody loaded read as absent and are demanded once', () => {
    const files = createFiles();
    const found = derived('found', () => files.text('/w/node_modules/x/package.json') ?? files.folder('/w/mod')?.join());
    expect(found()).toBeUndefined();
    expect(files.demands()).toEqual({ texts: ['/w/node_modules/x/package.json'], folders: ['/w/mod'] });
    files.supply(new Map([['/w/node_modules/x/package.json', null]]), new Map([['/w/mod', ['main.tf']]]));
    expect(found()).toBe('main.tf');
    expect(files.demands()).toEqual({ texts: [], folders: [] });
    expect(files.list('package')).toEqual([]);
  });

  it('have a kind by their name alone', () => {
    expect(
      ['a.mts', 'a.d.ts', 'x.auto.tfvars', 'main.tf.json', 'terragrunt.hcl', 'tsconfig.base.json', 'policy.json', 'a.css'].map(fileKind),
    ).toEqual(['code', 'declaration', 'variables', 'terraform', 'terragrunt', 'tsconfig', 'json', undefined]);
  });
});

describe('the configuration', () => {
  it('takes comments, and paths relative to itself', () => {
    const read = readSettings('/w/iam-policy-sync.json', '{ // ours\n "pairs": [{ "code": "backend", "policy": "aws_iam_policy.x" }], }');
    expect(read).toMatchObject({ settings: { pairs: [{ code: '/w/backend', policy: 'aws_iam_policy.x', within: '/w' }] } });
  });

  it('that is broken says where', () => {
    expect(readSettings('/w/c.json', '{\n "pairs": [\n')).toMatchObject({ problems: [{ file: '/w/c.json', line: 3 }, {}] });
    expect(readSettings('/w/c.json', '{\n "severity": { "unused-action": "loud" }\n}')).toMatchObject({
      problems: [{ line: 2, message: expect.stringContaining('unused-action') }],
    });
    expect(readSettings('/w/c.json', '{ "pears": [] }')).toMatchObject({ problems: [{ message: expect.stringContaining('pears') }] });
  });
});
