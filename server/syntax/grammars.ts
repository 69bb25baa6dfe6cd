import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import type { FilePath } from '../files/index.ts';

/** A language that tree-sitter reads for us; JavaScript is read as `tsx`. */
export type GrammarName = 'typescript' | 'tsx' | 'hcl';

/** The tree-sitter runtime's own WebAssembly file and those of the grammars, where npm packages keep them; the bundle copies them. */
const runtimeFile = 'web-tree-sitter/web-tree-sitter.wasm';
const grammarFiles: Readonly<Record<GrammarName, string>> = {
  typescript: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
  hcl: '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

/** The tree-sitter runtime's exported functions, of which `flatTree.ts` walks trees with a few. */
const runtime: Record<string, unknown> = {};
const parsers = new Map<GrammarName, Parser>();
let loading: Promise<void> | undefined;

/**
 * Loads the tree-sitter runtime and all grammars, once a process. To be awaited before any text is read.
 * @throws when a WebAssembly file is missing.
 */
export function loadGrammars(): Promise<void> {
  loading ??= load();
  return loading;
}

/**
 * The parser of a language; it keeps no state between texts.
 * @throws when `loadGrammars` has not finished.
 */
export function parserFor(grammar: GrammarName): Parser {
  const parser = parsers.get(grammar);
  if (!parser) throw new Error('the grammars are not loaded: await loadGrammars() first');
  return parser;
}

/** A function that the tree-sitter runtime exports to its own JavaScript side. */
export function runtimeFunction(name: string): (tree: number) => number {
  const found = runtime[name];
  if (typeof found !== 'function') throw new Error(`the tree-sitter runtime has no function ${name}`);
  return found as (tree: number) => number;
}

/** Bytes of memory that the tree-sitter runtime holds; it never gives any back. */
export function memoryInUse(): number {
  const heap = runtime.HEAPU8;
  return heap instanceof Uint8Array ? heap.length : 0;
}

/** The grammar for a file by its extension; JavaScript may hold JSX, so it is read as `tsx`. */
export function typescriptGrammar(file: FilePath): 'typescript' | 'tsx' {
  return /\.[mc]?ts$/.test(file) ? 'typescript' : 'tsx';
}

async function load(): Promise<void> {
  await Parser.init(Object.assign(runtime, { wasmBinary: await readFile(locate(runtimeFile)) }));
  for (const [grammar, file] of Object.entries(grammarFiles)) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(new Uint8Array(await readFile(locate(file)))));
    parsers.set(grammar as GrammarName, parser);
  }
}

/** In the bundle the files lie in `grammars/` beside it, in the sources they are found in `node_modules`. */
function locate(specifier: string): string | URL {
  const bundled = new URL('./grammars/', import.meta.url);
  if (existsSync(bundled)) return new URL(specifier.slice(specifier.lastIndexOf('/') + 1), bundled);
  return createRequire(import.meta.url).resolve(specifier);
}
