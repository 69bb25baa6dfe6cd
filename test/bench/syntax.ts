import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parserFor, typescriptGrammar } from '../../server/syntax/grammars.ts';
import { loadGrammars, type TsOutline } from '../../server/syntax/index.ts';
import { type KeptTree, readKeepingTree } from '../../server/syntax/typescript/readTypeScript.ts';

/**
 * Prints what reading TypeScript costs beside what tree-sitter needs to parse the same texts: cold, and for a keystroke in
 * a file whose tree is kept. Texts are those of the installed packages, and files of 1,000 and 5,000 lines made of them.
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

const source = readFileSync(join(folder, 'zod/src/v4/core/schemas.ts'), 'utf8');
for (const lines of [1000, 5000]) {
  const start = repeated(source, lines);
  keystrokes(`${lines} lines`, start, (text, at) => `${text.slice(0, at)} ${text.slice(at)}`);
  keystrokes(`${lines} lines, a statement half typed`, `${start}\nconst x = f(\n`, (text, at) => `${text.slice(0, at)} ${text.slice(at)}`);
}

function keystrokes(name: string, start: string, edit: (text: string, at: number) => string): void {
  let text = start;
  let outline: TsOutline | undefined;
  let kept: KeptTree | undefined;
  ({ outline, kept } = readKeepingTree(text, 'a.ts', outline, kept));
  const times: number[] = [];
  for (let key = 0; key < 100; key++) {
    text = edit(text, text.indexOf('\n', Math.floor((text.length * (key % 50)) / 50)));
    times.push(time(() => ({ outline, kept } = readKeepingTree(text, 'a.ts', outline, kept))));
  }
  kept?.tree.delete();
  times.sort((a, b) => a - b);
  console.log(`keystroke in ${name}: median ${times[50]?.toFixed(1)} ms, p99 ${times[98]?.toFixed(1)} ms`);
}

function repeated(text: string, lines: number): string {
  const all = text.split('\n');
  return Array.from({ length: lines }, (_, index) => all[index % all.length]).join('\n');
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
