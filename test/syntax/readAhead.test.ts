import { on } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createReadAhead } from '../../server/syntax/ahead/createReadAhead.ts';
import { type Batch, claim, type Read } from '../../server/syntax/ahead/messages.ts';
import { loadGrammars, readTypeScript, type TsOutline } from '../../server/syntax/index.ts';
import { flattenStatements } from '../../server/syntax/typescript/flatStatements.ts';
import { readFlattened } from '../../server/syntax/typescript/readTypeScript.ts';

await loadGrammars();

/** All our own sources, and what they have none of. */
const sources = fileURLToPath(new URL('../../server', import.meta.url));
const texts = new Map([
  ...readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name): [string, string] => [`/w/${name}`, readFileSync(`${sources}/${name}`, 'utf8')]),
  [
    '/w/page.tsx',
    `#!/usr/bin/env node
// iam-policy-sync-ignore-next-line missing-action -- by hand
export default class Page extends Base { static x = <a href={y}>{/* iam-policy-sync-ignore */}{z}</a>; get w() { return class {}; } }
export type * from './types'; if (a) { b(); } else c\`d\${e}\``,
  ],
  ['/w/empty.ts', ''],
  ['/w/comment.ts', '/* nothing */'],
]);
const broken = 'export const a = 1;\nconst b = ;\nclass {\n';

/** An outline as plain data. */
const plain = ({ items, ...outline }: TsOutline) => ({ ...outline, items: [...items] });

test('a text that was parsed elsewhere is read as if it had been parsed here', () => {
  for (const [file, text] of texts) {
    const statements = flattenStatements(text, file.endsWith('.tsx') ? 'tsx' : 'typescript');
    expect(statements && plain(readFlattened(text, structuredClone(statements))), file).toEqual(plain(readTypeScript(text, file)));
  }
});

test('a text with an error is left to the reader of broken texts', () => {
  expect(flattenStatements(broken, 'typescript')).toBeNull();
});

const thread = new URL('../../dist/readAhead.js', import.meta.url);

test('the built thread reads a batch in order, and leaves out what is claimed', async () => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(thread, { workerData: port2, transferList: [port2] });
  const claims = new Int32Array(new SharedArrayBuffer(16));
  const batch: Batch = { number: 7, texts: ['a()', 'b()', broken, 'd()'].map((text) => ({ text, grammar: 'typescript' })), claims };
  expect(claim(batch, 1)).toBe(true);
  port1.postMessage(batch);
  const answers: Read[] = [];
  for await (const [answer] of on(port1, 'message') as AsyncIterable<[Read]>) if (answers.push(answer) === 3) break;
  expect(answers.map(({ batch: number, index, statements }) => [number, index, statements?.from.length])).toEqual([
    [7, 0, 2],
    [7, 2, undefined],
    [7, 3, 2],
  ]);
  await worker.terminate();
});

test('what has been read beside is taken once, and only for the text that was read', { timeout: 30_000 }, async () => {
  const ahead = createReadAhead(thread);
  const [first = ''] = texts.keys();
  ahead.expect(texts);
  expect(ahead.take(first, texts.get(first) ?? ''), 'no thread was started').toBeUndefined();
  ahead.start();
  ahead.expect(texts);
  expect(ahead.take(first, 'another text')).toBeUndefined();
  // What is asked for before the thread has begun it is left to the asker; at some time the thread is ahead.
  let taken: { readonly file: string; readonly text: string; readonly outline: TsOutline } | undefined;
  for (const [file, text] of texts) {
    await setTimeout(20);
    const statements = ahead.take(file, text);
    if (!statements) continue;
    taken = { file, text, outline: readFlattened(text, statements) };
    break;
  }
  expect(taken && plain(taken.outline)).toEqual(taken && plain(readTypeScript(taken.text, taken.file)));
  expect(taken && ahead.take(taken.file, taken.text)).toBeUndefined();
  expect(taken).toBeDefined();
});
