import { expect, test } from 'vitest';
import { assignedNames } from '../../server/code/modules/assignedNames.ts';
import { takenIn } from '../../server/code/modules/specifiers.ts';

/** What a text may take from `./store`, sorted. */
function taken(text: string): readonly string[] | 'anything' | 'nothing' {
  const found = takenIn(text).get('./store');
  return found === undefined ? 'nothing' : found === 'anything' ? found : [...found].sort();
}

test.each([
  ['names', "import { put, get as read } from './store';", ['as', 'get', 'import', 'put', 'read']],
  ['a default', "import store from './store';", ['import', 'store']],
  ['a namespace', "import * as store from './store';", 'anything'],
  ['what is handed on', "export { put as save } from './store';", ['as', 'export', 'put', 'save']],
  ['all that is handed on', "export * from './store';", 'anything'],
  ['by require', "const { put } = require('./store');", 'anything'],
  ['when it is run', "const { put } = await import('./store');", 'anything'],
  ['by import and require', "import store = require('./store');", 'anything'],
  [
    'names that begin as keywords do, at the start of a line',
    "import {\n  put,\n  importAll,\n  export$,\n} from './store';",
    ['export$', 'import', 'importAll', 'put'],
  ],
  ['a keyword in a comment', "import {\n  put, // import it\n  get,\n} from './store';", ['get', 'import', 'it', 'put']],
  ['minified', 'import{a}from"./other";import{put as p}from"./store";', ['as', 'import', 'p', 'put']],
  ['in two statements', "import type { Store } from './store';\nimport { put } from './store';", ['Store', 'import', 'put', 'type']],
  ['for its effects', "import './store';", 'anything'],
  ['nothing of it', "import { put } from './stores';", 'nothing'],
])('%s', (_name, text, expected) => {
  expect(taken(text)).toEqual(expected);
});

test('a text of very many froms and no import, and one of a single endless name, are read in bounded work', () => {
  expect(takenIn("from 'a' ".repeat(200_000)).get('a')).toBe('anything');
  expect([
    ...assignedNames(`const long = '${'x'.repeat(1_000_000)}'; this.a = 1; config.table = 2; get(this).b ??= 3; c.d === e;`),
  ]).toEqual(['table', 'b']);
});
