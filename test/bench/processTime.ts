import { spawnSync } from 'node:child_process';

/** From the start of a Node process to its end, by the clock, in milliseconds. */
export function processTime(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}
