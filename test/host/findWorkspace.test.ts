import { expect, test } from 'vitest';
import { findWorkspace } from '../../server/host/index.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const files = {
  'repository/.git/HEAD': '',
  'repository/backend/package.json': '{}',
  'repository/backend/src/a.ts': '',
  'plain/package.json': '{}',
  'plain/src/b.ts': '',
  'loose/c.tf': '',
};
const rootsOf = (folder: string, ...paths: string[]) => {
  const found = findWorkspace(paths, folder);
  return 'roots' in found ? found.roots.map((root) => root.slice(folder.length + 1)) : found;
};

test('folders are roots, one inside another is not another', () => {
  const top = temporaryFolder(files);
  expect(rootsOf(top, 'repository', 'loose', 'repository/backend/')).toEqual(['repository', 'loose']);
});

test("a file stands in its repository, else its package, else its folder, and in a given folder's workspace", () => {
  const top = temporaryFolder(files);
  expect(rootsOf(top, 'repository/backend/src/a.ts')).toEqual(['repository']);
  expect(rootsOf(top, 'plain/src/b.ts')).toEqual(['plain']);
  expect(rootsOf(top, 'loose/c.tf')).toEqual(['loose']);
  expect(rootsOf(top, 'repository/backend/src/a.ts', 'repository/backend')).toEqual(['repository/backend']);
});

test('a missing path is said', () => {
  const top = temporaryFolder(files);
  expect(rootsOf(top, 'loose', 'nowhere')).toEqual({ missing: 'nowhere', reason: 'it does not exist' });
});
