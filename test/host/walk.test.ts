import { chmodSync, mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noSettings, relativePath } from '../../server/files/index.ts';
import { walk } from '../../server/host/index.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const walked = async (root: string, settings = noSettings) => {
  const { texts, problems } = await walk([root], settings);
  return {
    files: [...texts.keys()].map((path) => relativePath(root, path)).sort(),
    problems: problems.map(({ file, line, message }) => `${relativePath(root, file)}${line ? `:${line}` : ''}: ${message}`).sort(),
  };
};

/** Without the rights of root, whom no permission stops. */
const asNobody = async <T>(action: () => Promise<T>): Promise<T> => {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
};

describe('what is of the workspace', () => {
  test('code, Terraform, packages and tsconfigs are; JSON, pictures and declarations wait until they are asked for', async () => {
    const root = temporaryFolder({
      'backend/src/a.ts': '',
      'backend/src/b.mjs': '',
      'backend/src/c.d.ts': '',
      'backend/package.json': '{}',
      'backend/tsconfig.build.json': '{}',
      'backend/data.json': '{}',
      'terraform/iam.tf': '',
      'terraform/prod.tfvars': '',
      'logo.png': '',
    });
    expect(await walked(root)).toEqual({
      files: [
        'backend/package.json',
        'backend/src/a.ts',
        'backend/src/b.mjs',
        'backend/tsconfig.build.json',
        'terraform/iam.tf',
        'terraform/prod.tfvars',
      ],
      problems: [],
    });
  });

  test('of Markdown only what may be a reference document, dot folders included', async () => {
    const root = temporaryFolder({
      '.claude/skills/iam/reference.md': '# Reference\n\n## This Project’s Clients\n',
      '.cursor/rules/reference.md': "## This Project's Clients\n",
      'README.md': '# Clients of this project\n',
    });
    expect((await walked(root)).files).toEqual(['.claude/skills/iam/reference.md', '.cursor/rules/reference.md']);
  });

  test('a document that the settings name is read whatever it says', async () => {
    const root = temporaryFolder({ 'docs/aws.md': '# AWS\n', 'docs/other.md': '# Other\n' });
    expect((await walked(root, { ...noSettings, reference: [`${root}/docs/aws.md`] })).files).toEqual(['docs/aws.md']);
  });

  test("other people's code and tools' stores are not", async () => {
    const root = temporaryFolder({
      'node_modules/x/index.js': '',
      '.terraform/modules/x/main.tf': '',
      'cdk.out/a.js': '',
      '.next/server.js': '',
      'a/node_modules/y/package.json': '{}',
      'a.ts': '',
    });
    expect((await walked(root)).files).toEqual(['a.ts']);
  });

  test('in folders called build or dist only what no build writes', async () => {
    const root = temporaryFolder({
      'dist/server.js': '',
      'dist/server.d.ts': '',
      'dist/package.json': '{}',
      'infra/build/main.tf': '',
      'infra/build/pipeline/iam.tf': '',
      'src/build/deploy.ts': '',
    });
    expect((await walked(root)).files).toEqual(['infra/build/main.tf', 'infra/build/pipeline/iam.tf', 'src/build/deploy.ts']);
  });
});

describe('what git ignores', () => {
  test('by nested .gitignore files, the nearest first, and by info/exclude', async () => {
    const root = temporaryFolder({
      '.git/info/exclude': 'scratch.ts\n',
      '.gitignore': 'generated/\n*.gen.ts\n',
      'generated/a.ts': '',
      'src/b.gen.ts': '',
      'src/kept/.gitignore': '!*.gen.ts\n',
      'src/kept/c.gen.ts': '',
      'scratch.ts': '',
      'src/d.ts': '',
    });
    expect((await walked(root)).files).toEqual(['src/d.ts', 'src/kept/c.gen.ts']);
  });

  test('by the repository around the root', async () => {
    const top = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'backend/secret/\n', 'backend/secret/a.ts': '', 'backend/b.ts': '' });
    expect((await walked(`${top}/backend`)).files).toEqual(['b.ts']);
  });

  test('but not the root itself, which was asked for by name', async () => {
    const top = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'sandbox/\n*.log.ts\n', 'sandbox/a.ts': '', 'sandbox/b.log.ts': '' });
    expect((await walked(`${top}/sandbox`)).files).toEqual(['a.ts', 'b.log.ts']);
  });
});

describe('the globs of the settings', () => {
  const files = {
    'src/a.ts': '',
    'src/legacy/b.ts': '',
    'scripts/c.ts': '',
    'scripts/d.tf': '',
    '.gitignore': 'generated\n',
    'generated/client/e.ts': '',
    'generated/other/f.ts': '',
    'dist/g.js': '',
  };

  test('exclude files and folders', async () => {
    const root = temporaryFolder(files);
    const exclude = ['legacy', 'scripts/*.{ts,js}'].map((glob) => ({ within: root, glob }));
    expect((await walked(root, { ...noSettings, exclude })).files).toEqual(['scripts/d.tf', 'src/a.ts']);
  });

  test('include what git ignores and what looks like build output', async () => {
    const root = temporaryFolder(files);
    const include = ['generated/client/**', './dist/'].map((glob) => ({ within: root, glob }));
    expect((await walked(root, { ...noSettings, include })).files).toEqual([
      'dist/g.js',
      'generated/client/e.ts',
      'scripts/c.ts',
      'scripts/d.tf',
      'src/a.ts',
      'src/legacy/b.ts',
    ]);
  });

  test('hold only below the folder of their configuration file', async () => {
    const root = temporaryFolder(files);
    const exclude = [{ within: `${root}/scripts`, glob: '**/*.ts' }];
    expect((await walked(root, { ...noSettings, exclude })).files).toEqual(['scripts/d.tf', 'src/a.ts', 'src/legacy/b.ts']);
  });
});

describe('symbolic links', () => {
  test('shared Terraform is read at every place that links to it', async () => {
    const root = temporaryFolder({
      'shared/variables.tf': 'variable "x" {}',
      'prod/variables.tf': '-> ../shared/variables.tf',
      'prod/modules': '-> ../shared',
      'shared/a.ts': '',
      'prod/a.ts': '-> ../shared/a.ts',
    });
    expect((await walked(root)).files).toEqual(['prod/modules/variables.tf', 'prod/variables.tf', 'shared/a.ts', 'shared/variables.tf']);
  });

  test('circles end', async () => {
    const root = temporaryFolder({ 'a/main.tf': '', 'a/self': '-> .', 'a/up': '-> ..', 'b/a': '-> ../a', 'a/b': '-> ../b' });
    const { files, problems } = await walked(root);
    expect(files).toContain('a/main.tf');
    expect(files).toContain('b/a/main.tf');
    expect(files.length).toBeLessThan(5);
    expect(problems).toEqual([]);
  });

  test('out of the workspace they are not followed, and that is said', async () => {
    const elsewhere = temporaryFolder({ 'secret.tf': '', 'plain.txt': '' });
    const root = temporaryFolder({
      'secret.tf': `-> ${elsewhere}/secret.tf`,
      more: `-> ${elsewhere}`,
      'plain.txt': `-> ${elsewhere}/plain.txt`,
      'dangling.tf': '-> nowhere.tf',
    });
    expect(await walked(root)).toEqual({
      files: [],
      problems: [
        `more: symbolic link out of the workspace, not followed; add ${elsewhere} as a PATH of its own to have it read`,
        `secret.tf: symbolic link out of the workspace, not followed; add ${elsewhere}/secret.tf as a PATH of its own to have it read`,
      ],
    });
  });
});

describe('what cannot be read is told', () => {
  test('too large a file', async () => {
    const root = temporaryFolder({ 'bundle.js': 'x'.repeat(5_100_000), 'a.ts': '' });
    expect(await walked(root)).toEqual({
      files: ['a.ts'],
      problems: ['bundle.js: 5.1 MB is more than the 5 MB that are read; nothing in it was looked at'],
    });
  });

  test('invalid UTF-8, at its line, and the rest of the file counts', async () => {
    const root = temporaryFolder({ 'a.ts': Buffer.concat([Buffer.from('one\ntwo '), Buffer.from([0xff, 0xfe]), Buffer.from('\nthree')]) });
    expect(await walked(root)).toEqual({ files: ['a.ts'], problems: ['a.ts:2: not valid UTF-8; save it as UTF-8'] });
  });

  test('broken JSON, at its line; a tsconfig may have comments', async () => {
    const root = temporaryFolder({ 'package.json': '{\n  "name": "x",\n  oops\n}', 'tsconfig.json': '{ // why\n "files": [], }' });
    expect(await walked(root)).toEqual({
      files: ['package.json', 'tsconfig.json'],
      problems: ['package.json:3: not valid JSON: invalid symbol; mend it, what it says is unknown until then'],
    });
  });

  test('a BOM and CRLF stay in the text', async () => {
    const root = temporaryFolder({ 'a.ts': '\ufeffone\r\ntwo\r\n' });
    expect((await walk([root], noSettings)).texts.get(`${root}/a.ts`)).toBe('\ufeffone\r\ntwo\r\n');
  });

  test('an unreadable folder and an unreadable file', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'b.ts': '', 'closed/c.ts': '' });
    chmodSync(root, 0o755);
    chmodSync(`${root}/b.ts`, 0);
    chmodSync(`${root}/closed`, 0);
    expect(await asNobody(() => walked(root))).toEqual({
      files: ['a.ts'],
      problems: [
        'b.ts: cannot be read: no permission to read it; nothing in it was looked at',
        'closed: folder cannot be read: no permission to read it; nothing in it was looked at',
      ],
    });
  });

  test('a folder with the name of a file is no file', async () => {
    const root = temporaryFolder();
    mkdirSync(`${root}/a.ts`);
    expect(await walked(root)).toEqual({ files: [], problems: [] });
  });
});
