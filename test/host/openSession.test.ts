import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { relativePath } from '../../server/files/index.ts';
import { openSession, type Session } from '../../server/host/index.ts';
import { fakeEngine } from './fakeEngine.ts';
import { put, temporaryFolder } from './temporaryFolder.ts';

const open = async (root: string) => openSession([root], { createEngine: fakeEngine });

const messages = async (session: Session) =>
  session.ask((engine) => engine.findingFiles().flatMap((file) => engine.findings(file).map((finding) => finding.message)));

describe('what an answer asks for', () => {
  test('is loaded until nothing is lacking', async () => {
    const root = temporaryFolder({ 'data/b.json': 'b' });
    put(root, 'a.ts', `wrong load ${root}/data/b.json load ${root}/data/c.json list ${root}/data list ${root}/none`);
    expect(await messages(await open(root))).toEqual(['wrong b absent b.json absent']);
  });

  test('never comes from outside, except installed SDK packages by their real path and Terraform modules', async () => {
    const top = temporaryFolder({
      'secret.json': 'secret',
      'node_modules/.pnpm/s3/node_modules/@aws-sdk/client-s3/package.json': 's3',
      'node_modules/@aws-sdk/client-s3': '-> ../.pnpm/s3/node_modules/@aws-sdk/client-s3',
      'node_modules/@aws-sdk/evil': '-> ../..',
      'node_modules/other/package.json': 'other',
      'root/link.json': '-> ../secret.json',
      'root/.terraform/modules/vpc/main.tf': 'vpc',
      'root/.terraform/terraform.tfstate': 'state',
      'root/node_modules/x/package.json': 'x',
    });
    const ask = [
      '../secret.json',
      'link.json',
      '.terraform/modules/vpc/main.tf',
      '.terraform/terraform.tfstate',
      'node_modules/x/package.json',
      '../node_modules/@aws-sdk/client-s3/package.json',
      '../node_modules/@aws-sdk/evil/secret.json',
      '../node_modules/other/package.json',
    ].map((path) => `load ${path.startsWith('../') ? `${top}${path.slice(2)}` : `${top}/root/${path}`}`);
    put(top, 'root/a.ts', `wrong ${ask.join(' ')}`);
    expect(await messages(await open(`${top}/root`))).toEqual(['wrong absent absent vpc absent absent s3 absent absent']);
  });

  test('is absent where it is code that git ignores, and read where it is data that git ignores', async () => {
    const root = temporaryFolder({
      '.gitignore': 'gen.ts\n*.tfvars.json\n.build/\n',
      'gen.ts': 'gen',
      'x.tfvars.json': 'vars',
      '.build/p.json': 'policy',
    });
    put(root, 'a.ts', `wrong load ${root}/gen.ts load ${root}/x.tfvars.json load ${root}/.build/p.json`);
    expect(await messages(await open(root))).toEqual(['wrong absent vars policy']);
  });

  test('is loaded again when it comes, changes and goes', async () => {
    const root = temporaryFolder();
    put(root, 'a.ts', `wrong load ${root}/b.json list ${root}`);
    const session = await open(root);
    expect(await messages(session)).toEqual(['wrong absent a.ts']);
    put(root, 'b.json', 'one');
    session.change([`${root}/b.json`]);
    expect(await messages(session)).toEqual(['wrong one a.ts,b.json']);
    put(root, 'b.json', 'two');
    session.change([`${root}/b.json`]);
    expect(await messages(session)).toEqual(['wrong two a.ts,b.json']);
    rmSync(`${root}/b.json`);
    session.change([`${root}/b.json`]);
    expect(await messages(session)).toEqual(['wrong absent a.ts']);
  });
});

describe('changes on disk', () => {
  test('files and whole folders come and go', async () => {
    const root = temporaryFolder({ 'src/a.ts': 'wrong', 'src/deep/b.ts': 'wrong wrong', 'c.ts': '' });
    const session = await open(root);
    const files = async () => (await session.ask((engine) => engine.findingFiles())).map((path) => relativePath(root, path));
    expect(await files()).toEqual(['c.ts', 'src/a.ts', 'src/deep/b.ts']);
    rmSync(`${root}/src`, { recursive: true });
    put(root, 'new/one/d.ts', '');
    put(root, 'node_modules/x/e.ts', '');
    session.change([`${root}/src`, `${root}/new`, `${root}/node_modules/x/e.ts`]);
    expect(await files()).toEqual(['c.ts', 'new/one/d.ts']);
  });

  test('a new .gitignore and a new configuration count at once', async () => {
    const root = temporaryFolder({ 'a.ts': '', 'b.ts': '', 'c.ts': '' });
    const session = await open(root);
    put(root, '.gitignore', 'a.ts\n');
    put(root, 'iam-policy-sync.json', '{ "exclude": ["b.ts"] }');
    session.change([`${root}/.gitignore`, `${root}/iam-policy-sync.json`]);
    expect(await session.ask((engine) => engine.findingFiles())).toEqual([`${root}/c.ts`]);
  });

  test('shared Terraform changes at every place that links to it', async () => {
    const root = temporaryFolder({ 'shared/v.tf': 'one', 'prod/v.tf': '-> ../shared/v.tf' });
    const session = await open(root);
    put(root, 'shared/v.tf', 'two');
    session.change([`${root}/shared/v.tf`]);
    await session.settle();
    expect(session.files.text(`${root}/prod/v.tf`)).toBe('two');
  });

  test('after any sequence the files equal those of a new session', async () => {
    const root = temporaryFolder({ 'a/x.ts': 'wrong', 'b/y.tf': '', '.gitignore': 'ignored\n' });
    const session = await open(root);
    put(root, 'ignored/z.ts', 'wrong');
    put(root, 'a/w.ts', 'wrong');
    session.change([`${root}/ignored`, `${root}/a/w.ts`]);
    await session.settle();
    rmSync(`${root}/a/x.ts`);
    put(root, '.gitignore', 'b\n');
    session.change([`${root}/a/x.ts`, `${root}/.gitignore`]);
    await session.settle();
    const fresh = await open(root);
    expect(session.files.list('code')).toEqual([`${root}/a/w.ts`, `${root}/ignored/z.ts`]);
    expect(session.files.list('code')).toEqual(fresh.files.list('code'));
    expect(session.files.list('terraform')).toEqual(fresh.files.list('terraform'));
  });
});

describe('documents that are open in an editor', () => {
  test('count instead of the disk until they are closed', async () => {
    const root = temporaryFolder({ 'a.ts': 'wrong' });
    const session = await open(root);
    session.edit(`${root}/a.ts`, 'right');
    expect(await messages(session)).toEqual([]);
    put(root, 'a.ts', 'wrong wrong');
    session.change([`${root}/a.ts`]);
    expect(await messages(session)).toEqual([]);
    session.close(`${root}/a.ts`);
    expect(await messages(session)).toEqual(['wrong', 'wrong']);
  });

  test('count before they are saved for the first time, and not where the workspace does not go', async () => {
    const root = temporaryFolder();
    const session = await open(root);
    session.edit(`${root}/new.ts`, 'wrong');
    session.edit(`${root}/node_modules/x/a.ts`, 'wrong');
    session.edit('/elsewhere/a.ts', 'wrong');
    expect(await session.ask((engine) => engine.findingFiles())).toEqual([`${root}/new.ts`]);
    session.close(`${root}/new.ts`);
    expect(await session.ask((engine) => engine.findingFiles())).toEqual([]);
  });

  test('count too where an answer asked for the file', async () => {
    const root = temporaryFolder({ 'b.json': 'disk' });
    put(root, 'a.ts', `wrong load ${root}/b.json`);
    const session = await open(root);
    expect(await messages(session)).toEqual(['wrong disk']);
    session.edit(`${root}/b.json`, 'editor');
    expect(await messages(session)).toEqual(['wrong editor']);
    session.close(`${root}/b.json`);
    expect(await messages(session)).toEqual(['wrong disk']);
  });
});

test('observers are told each file once a change, and only of settled states', async () => {
  const root = temporaryFolder({ 'b.json': 'b', 'c.ts': 'wrong' });
  put(root, 'a.ts', `wrong load ${root}/b.json`);
  const session = await open(root);
  const told: string[] = [];
  session.observe((file, findings) => told.push([relativePath(root, file), ...findings.map(({ message }) => message)].join(': ')));
  await session.settle();
  expect(told.splice(0).sort()).toEqual(['a.ts: wrong b', 'c.ts: wrong']);
  session.edit(`${root}/c.ts`, 'wrong wrong');
  session.edit(`${root}/c.ts`, 'right');
  session.edit(`${root}/a.ts`, `wrong load ${root}/b.json `);
  await session.settle();
  expect(told.splice(0)).toEqual(['c.ts']);
  put(root, 'same.json', 'b');
  session.change([`${root}/same.json`]);
  session.edit(`${root}/a.ts`, `wrong load ${root}/same.json`);
  await session.settle();
  expect(told.splice(0)).toEqual([]);
  await session.dispose();
});

test('the watcher takes in what changes on disk', async () => {
  const root = temporaryFolder({ 'a.ts': 'wrong', 'node_modules/x/index.ts': '' });
  const session = await open(root);
  const told = new Map<string, number>();
  const twice = new Promise<void>((resolve) => {
    session.observe((file, findings) => {
      told.set(relativePath(root, file), findings.length);
      if (told.get('a.ts') === 2 && told.get('src/b.ts') === 1) resolve();
    });
  });
  await session.watch();
  put(root, 'node_modules/x/index.ts', 'wrong');
  put(root, 'a.ts', 'wrong wrong');
  put(root, 'src/b.ts', 'wrong');
  await twice;
  await session.dispose();
  expect([...told.keys()].sort()).toEqual(['a.ts', 'src/b.ts']);
});
