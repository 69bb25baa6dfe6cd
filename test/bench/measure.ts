/**
 * One measurement in a process of its own, so that nothing is warm: `measure.js parse|code|check|typing|anywhere FOLDER` prints JSON.
 * Times are told by the clock, which means something on a machine at rest, and of the processor, all threads together.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { createCode } from '../../server/code/index.ts';
import { createModules } from '../../server/code/modules/createModules.ts';
import { createRelevance } from '../../server/code/modules/relevance.ts';
import { createFiles, type FilePath, fileKind, noSettings } from '../../server/files/index.ts';
import { filePathOf, openSession, walk } from '../../server/host/index.ts';
import { recordRuns } from '../../server/query/index.ts';
import { createSyntax, loadGrammars } from '../../server/syntax/index.ts';
import { keysAnywhere, wordsOfCode, wordsOfTerraform } from './keysAnywhere.ts';
import { quantiles, stopwatch, type Taken } from './stopwatch.ts';
import { timedEdit } from './timedEdit.ts';

const [, , what, folder = '.', list] = process.argv;
const root = filePathOf(folder);

/** The files of the folder that tree-sitter reads for us or, with the name of a file that lists some, those. */
async function parse(): Promise<object> {
  const { resolve } = createRequire(import.meta.url);
  await loadGrammars();
  const language = async (specifier: string) => Language.load(readFileSync(resolve(specifier)));
  const typescript = await language('tree-sitter-typescript/tree-sitter-typescript.wasm');
  const tsx = await language('tree-sitter-typescript/tree-sitter-tsx.wasm');
  const hcl = await language('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm');
  const { texts } = await walk([root], noSettings);
  const wanted = list === undefined ? [...texts.keys()] : (JSON.parse(readFileSync(list, 'utf8')) as FilePath[]);
  const grammarOf = (file: FilePath) =>
    /\.tf$/.test(file) ? hcl : /\.[mc]?ts$/.test(file) ? typescript : /\.[mc]?[jt]sx?$/.test(file) ? tsx : undefined;
  const parser = new Parser();
  const time = stopwatch();
  let lines = 0;
  let count = 0;
  for (const file of wanted) {
    const [text, grammar] = [texts.get(file), grammarOf(file)];
    if (text === undefined || !grammar) continue;
    parser.setLanguage(grammar);
    parser.parse(text)?.delete();
    count++;
    lines += text.split('\n').length;
  }
  return { ...time(), files: count, lines };
}

/**
 * The calls of all code, which files had to be parsed for them (those in which a call can stand, or that tell of one), and
 * which can reach a use of the SDK: those that name it or import, directly or not, one that does.
 */
async function code(): Promise<object> {
  await loadGrammars();
  const { texts } = await walk([root], noSettings);
  const time = stopwatch();
  const files = createFiles();
  files.roots.set([root]);
  const questions = createCode({ files, syntax: createSyntax(files) });
  const runs = recordRuns(() => {
    files.change(texts);
    for (const file of questions.files()) questions.calls(file);
  });
  const taken = time();
  const parsed = runs.flatMap((run) => (run.startsWith('typescript(') ? [run.slice('typescript('.length, -1)] : []));
  const { closure } = createRelevance(files, createModules(files), {
    expect: () => undefined,
    escapes: () => false,
    handsOn: () => ({ names: [], byDefault: false, anyName: false }),
  });
  return { ...taken, parsed: [...new Set(parsed)], reaching: [...closure()], of: questions.files().length };
}

async function check(): Promise<object> {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const before = process.memoryUsage().heapUsed;
  const time = stopwatch();
  const session = await openSession([root]);
  const findings = await session.ask((engine) => engine.findingFiles().flatMap((file) => engine.findings(file)));
  const taken = time();
  gc?.();
  return {
    ...taken,
    findings: findings.length,
    heap: process.memoryUsage().heapUsed - before,
    rss: process.memoryUsage().rss,
  };
}

/** Of each kind of file, and in one file after the other. */
const keystrokes = 300;
const keystrokesOfAFile = 60;

/** Types into the code and into policies, letter by letter; the time from each letter to the findings that follow. */
async function typing(): Promise<object> {
  const session = await openSession([root]);
  session.observe(() => undefined);
  await session.settle();
  const { calls, policies: all } = await session.ask((engine) => engine.graph());
  const policies = all.filter(({ kind }) => kind === 'identity');
  const times = new Map<string, Taken[]>();
  const places = [...new Set([...calls, ...policies].map((place) => place.file))].flatMap((file) => {
    const text = session.files.text(file) ?? '';
    const at = text.search(/Command\(|"\w+:\w+"/) + 2;
    return at < 2 ? [] : [{ file, text, at }];
  });
  // Where there are few files, one is typed into again.
  for (let round = 0; round < keystrokes / keystrokesOfAFile; round++) {
    for (const { file, text, at } of places) {
      const kind = fileKind(file) ?? '';
      const known = times.get(kind) ?? [];
      times.set(kind, known);
      if (known.length >= keystrokes) continue;
      for (let i = 0; i < keystrokesOfAFile; i++) {
        const typed = 'abcdefghij'.slice(0, (i % 10) + 1);
        known.push(await timedEdit(session, file, text.slice(0, at) + typed + text.slice(at)));
      }
      session.edit(file, text);
      await session.settle();
    }
  }
  await session.dispose();
  return Object.fromEntries([...times].map(([kind, taken]) => [kind, { count: taken.length, ...quantiles(taken) }]));
}

/** Types anywhere in the code and in the Terraform files; the time from each letter to the findings that follow. */
async function anywhere(): Promise<object> {
  const session = await openSession([root]);
  session.observe(() => undefined);
  await session.settle();
  const textOf = (file: FilePath) => session.files.text(file) ?? '';
  const code = await session.ask((engine) => engine.findingFiles().filter((file) => fileKind(file) === 'code'));
  const terraform = session.files.list('terraform');
  const measured: Record<string, object> = {};
  for (const [kind, files, words] of [
    ['code', code, wordsOfCode],
    ['terraform', terraform, wordsOfTerraform],
  ] as const) {
    if (files.length === 0) continue;
    const times: Taken[] = [];
    for (const keys of keysAnywhere(files, textOf, words)) {
      const file = keys[0]?.[0] ?? '';
      const text = textOf(file);
      for (const key of keys) times.push(await timedEdit(session, ...key));
      session.edit(file, text);
      await session.settle();
    }
    measured[kind] = { count: times.length, ...quantiles(times) };
  }
  await session.dispose();
  return measured;
}

const measurements: Readonly<Record<string, () => Promise<object>>> = { parse, code, check, typing, anywhere };
process.stdout.write(JSON.stringify(await measurements[what ?? '']?.()));
