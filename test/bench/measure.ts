/** One measurement in a process of its own, so that nothing is warm: `measure.ts parse|check|keystrokes FOLDER` prints JSON. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { type FilePath, noSettings } from '../../server/files/index.ts';
import { filePathOf, openSession, walk } from '../../server/host/index.ts';

const [, , what, folder = '.'] = process.argv;
const root = filePathOf(folder);
const round = (milliseconds: number) => Math.round(milliseconds * 100) / 100;

async function parse(): Promise<object> {
  const { resolve } = createRequire(import.meta.url);
  await Parser.init();
  const language = async (specifier: string) => Language.load(readFileSync(resolve(specifier)));
  const typescript = await language('tree-sitter-typescript/tree-sitter-typescript.wasm');
  const tsx = await language('tree-sitter-typescript/tree-sitter-tsx.wasm');
  const hcl = await language('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm');
  const { texts } = await walk([root], noSettings);
  const grammarOf = (file: FilePath) =>
    /\.tf$/.test(file) ? hcl : /\.[mc]?ts$/.test(file) ? typescript : /\.[mc]?[jt]sx?$/.test(file) ? tsx : undefined;
  const files = [...texts].map(([file, text]) => ({ text, grammar: grammarOf(file) }));
  const parser = new Parser();
  const start = performance.now();
  let lines = 0;
  let count = 0;
  for (const { text, grammar } of files) {
    if (!grammar) continue;
    parser.setLanguage(grammar);
    parser.parse(text)?.delete();
    count++;
    lines += text.split('\n').length;
  }
  return { milliseconds: round(performance.now() - start), files: count, lines };
}

async function check(): Promise<object> {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const session = await openSession([root]);
  const findings = await session.ask((engine) => engine.findingFiles().flatMap((file) => engine.findings(file)));
  const end = performance.now();
  gc?.();
  return {
    milliseconds: round(end - start),
    findings: findings.length,
    heap: process.memoryUsage().heapUsed - before,
    rss: process.memoryUsage().rss,
  };
}

/** Types into the code and into a policy, letter by letter; the time from each letter to the findings that follow. */
async function keystrokes(): Promise<object> {
  const session = await openSession([root]);
  session.observe(() => undefined);
  await session.settle();
  const { calls, policies } = await session.ask((engine) => engine.graph());
  const some = (places: readonly { readonly file: FilePath }[]) => [...new Set(places.map(({ file }) => file))].slice(0, 3);
  const targets = [...some(calls), ...some(policies)];
  const times: number[] = [];
  for (const file of targets) {
    const text = session.files.text(file) ?? '';
    const at = text.search(/Command\(|"\w+:\w+"/) + 2;
    for (let i = 0; i < 60; i++) {
      const typed = 'abcdefghij'.slice(0, (i % 10) + 1);
      const start = performance.now();
      session.edit(file, text.slice(0, at) + typed + text.slice(at));
      await session.settle();
      times.push(performance.now() - start);
    }
    session.edit(file, text);
    await session.settle();
  }
  await session.dispose();
  times.sort((a, b) => a - b);
  const quantile = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  return { count: times.length, p50: quantile(0.5), p99: quantile(0.99), most: quantile(1) };
}

const measurements: Readonly<Record<string, () => Promise<object>>> = { parse, check, keystrokes };
process.stdout.write(JSON.stringify(await measurements[what ?? '']?.()));
