import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parserFor, typescriptGrammar } from '../../server/syntax/grammars.ts';
import { loadGrammars } from '../../server/syntax/index.ts';
import { readKeepingTree } from '../../server/syntax/typescript/readTypeScript.ts';

/**
 * Prints what reading TypeScript costs beside what tree-sitter needs to parse the same texts: cold, and for a keystroke in
 * a file whose tree is kept. Texts are those of the installed packages.
 */
await loadGrammars();
const folder = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const texts = filesBelow(folder)
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && statSync(file).size < 400_000)
  .sort()
  .filter((_, index) => index % 10 === 0)
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

for (let round = 0; round < 3; round++) {
  const parse = time(() => texts.map(({ file, text }) => parserFor(typescriptGrammar(file)).parse(text)?.delete()));
  const read = time(() => texts.map(({ file, text }) => readKeepingTree(text, file, undefined, undefined).kept?.tree.delete()));
  const size = texts.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `${texts.length} files, ${(size / 1e6).toFixed(1)} MB: parse ${parse.toFixed(0)} ms, parse and outline ${read.toFixed(0)} ms (${(read / parse).toFixed(2)} x)`,
  );
}

for (const name of ['zod/src/v4/core/registries.ts', 'zod/src/v4/core/to-json-schema.ts', 'zod/src/v4/core/schemas.ts']) {
  const text = readFileSync(join(folder, name), 'utf8');
  const lines = text.split('\n').length;
  keystrokes(`${lines} lines`, text, (now, at) => now.indexOf('\n', at), ' ');
  const inFunction = text.indexOf('\n  return ');
  keystrokes(
    `${lines} lines, a statement half typed`,
    `${text.slice(0, inFunction)}\n  await s3.send(new Put${text.slice(inFunction)}`,
    () => inFunction + 24,
    'x',
  );
}

/** Types `typed` a hundred times at places from the text's beginning to its end. */
function keystrokes(name: string, start: string, place: (text: string, from: number) => number, typed: string): void {
  let text = start;
  let { outline, kept } = readKeepingTree(text, 'a.ts', undefined, undefined);
  const times: number[] = [];
  for (let key = 0; key < 100; key++) {
    const at = place(text, Math.floor((text.length * (key % 50)) / 50));
    text = text.slice(0, at) + typed + text.slice(at);
    times.push(time(() => ({ outline, kept } = readKeepingTree(text, 'a.ts', outline, kept))));
  }
  kept?.tree.delete();
  times.sort((a, b) => a - b);
  console.log(`keystroke in ${name}: median ${times[50]?.toFixed(1)} ms, p99 ${times[98]?.toFixed(1)} ms`);
}

function time(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    return entry.isDirectory() ? filesBelow(inner) : entry.isFile() ? [inner] : [];
  });
}
