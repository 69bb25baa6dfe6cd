import picomatch from 'picomatch';
import { type FilePath, joinPath } from '../../files/index.ts';
import { grow } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { listValue, stringValue, unknown } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { atPath } from './files.ts';

const longestPattern = 200;
const mostWildcards = 10;
const mostFolders = 500;
const deepest = 20;

/** The files below a folder whose paths match a pattern; https://developer.hashicorp.com/terraform/language/functions/fileset */
function fileset(call: Call): Value | undefined {
  const pattern = call.values[1] && textOf(call.values[1]);
  return pattern === undefined ? undefined : atPath(call, (folder) => filesMatching(call, folder, pattern));
}

function filesMatching(call: Call, folder: FilePath, pattern: string): Value {
  const { at } = call;
  const wildcards = pattern.match(/[*?[{]/g)?.length ?? 0;
  if (pattern.length > longestPattern || wildcards > mostWildcards || /(^|\/)\.\.(\/|$)/.test(pattern))
    return unknown(at, call.text, 'the pattern is not followed', 'list');
  const plain = pattern.replace(/^\.\//, '');
  const matches = matcherOf(plain);
  const found = filesBelow(call.scope.session.world, folder, waysOf(plain));
  if (!found) return unknown(at, call.text, `there are more than ${mostFolders} folders to look into`, 'list');
  grow(call.scope.session, found.length);
  const paths = listValue(
    at,
    found
      .filter((path) => matches(path))
      .sort()
      .map((path) => stringValue(at, path)),
  );
  return { ...paths, isSet: true };
}

/** In a class only ^ negates, as in https://pkg.go.dev/github.com/bmatcuk/doublestar */
const matcherOf = (pattern: string): ((path: string) => boolean) =>
  picomatch(pattern.replaceAll('[!', '[\\!'), { dot: true, nonegate: true, noextglob: true, strictSlashes: true });

/** Which folders a pattern leads into, by how deep they are. */
function waysOf(pattern: string): readonly ((name: string) => boolean)[] {
  const any = Array.from({ length: deepest }, () => () => true);
  if (/\{[^}]*\//.test(pattern)) return any;
  const names = pattern.split('/').slice(0, -1);
  const endless = names.indexOf('**');
  const ways = (endless < 0 ? names : names.slice(0, endless)).map(matcherOf);
  return endless < 0 && !pattern.endsWith('**') ? ways : [...ways, ...any].slice(0, deepest);
}

/** Paths of the files below a folder, where the ways lead; `undefined` where there are too many folders. */
function filesBelow(world: World, root: FilePath, ways: readonly ((name: string) => boolean)[]): string[] | undefined {
  const found: string[] = [];
  let folders = [''];
  let seen = 0;
  for (let level = 0; level <= ways.length && folders.length > 0; level++) {
    const next: string[] = [];
    for (const folder of folders) {
      if (++seen > mostFolders) return undefined;
      for (const name of world.names(joinPath(root, folder || '.')) ?? []) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (world.names(joinPath(root, path)) === null) found.push(path);
        else if (ways[level]?.(name)) next.push(path);
      }
    }
    folders = next;
  }
  return found;
}

export const fileSetFunctions: Readonly<Record<string, TerraformFunction>> = { fileset };
