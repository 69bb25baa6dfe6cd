import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { best, row, whole } from './print.ts';
import { processTime } from './processTime.ts';

/** Milliseconds. */
interface Time {
  readonly clock: number;
  readonly processor: number;
}

interface Parsed extends Time {
  readonly files: number;
  readonly lines: number;
}

interface Typed {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly processor: { readonly p50: number; readonly p99: number };
}

/** Prints the figures of the budgets (design, section 10) for one workspace. */
export function workspaceFigures(name: string, folder: string, { measure, binary }: { measure: string; binary: string }): void {
  const measured = <T>(...args: readonly string[]): T => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', measure, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
    return JSON.parse(stdout) as T;
  };
  const least = <T extends Time>(...args: readonly string[]): T => {
    const runs = Array.from({ length: 3 }, () => measured<T>(...args));
    return runs.reduce((a, b) => (b.clock < a.clock ? b : a));
  };
  const told = ({ clock, processor }: Time) => `${whole(clock)}, processor ${whole(processor)}`;
  const times = (part: Time, of: Time) =>
    `${(part.clock / of.clock).toFixed(2)} × parse, processor ${(part.processor / of.processor).toFixed(2)} ×`;

  const all = least<Parsed>('parse', folder);
  const parsing = (files: readonly string[]): Parsed => {
    const list = join(tmpdir(), `iam-policy-sync-bench-${process.pid}.json`);
    writeFileSync(list, JSON.stringify(files));
    const taken = least<Parsed>('parse', folder, list);
    rmSync(list);
    return taken;
  };
  const code = least<Time & { parsed: readonly string[]; reaching: readonly string[]; of: number }>('code', folder);
  const reaching = parsing([...new Set([...code.reaching, ...code.parsed])]);
  const parsed = parsing(code.parsed);
  const check = least<Time & { findings: number; heap: number; rss: number }>('check', folder);
  const typed = measured<Readonly<Record<string, Typed>>>('typing', folder);
  const anywhere = measured<Readonly<Record<string, Typed>>>('anywhere', folder);

  console.log(`\n${name}: ${all.files} code and Terraform files, ${all.lines} lines`);
  row('tree-sitter alone, all files', told(all));
  row('tree-sitter alone, code that can reach the SDK', `${told(reaching)} (${reaching.files} of ${code.of} files of the backend)`);
  row('tree-sitter alone, what we parse of it', `${told(parsed)} (${parsed.files})`);
  row('cold index of the code', `${told(code)} (${times(code, reaching)}, of what can reach; ${times(code, parsed)}, of what we parse)`);
  row('cold check', `${told(check)} (${times(check, all)}, of all), ${check.findings} findings`);
  row('cold check, whole process', whole(best(() => processTime([binary, 'check', '-f', 'json', folder]), 3)));
  const keystrokes = [
    ...Object.entries(typed).map(([kind, one]) => [`keystroke in ${kind} → findings`, one] as const),
    ...Object.entries(anywhere).map(([kind, one]) => [`anywhere in ${kind} → findings`, one] as const),
  ];
  for (const [name, { count, p50, p99, processor }] of keystrokes) {
    const ofProcessor = `processor p50 ${whole(processor.p50)}, p99 ${whole(processor.p99)}`;
    row(name, `p50 ${whole(p50)}, p99 ${whole(p99)} (${ofProcessor}; ${count} keystrokes)`);
  }
  row(
    'heap after check',
    `${(check.heap / 1e6).toFixed(1)} MB, ${Math.round(check.heap / all.lines)} bytes a line; process ${Math.round(check.rss / 1e6)} MB`,
  );
}
