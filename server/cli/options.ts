import type { Severity } from '../features/index.ts';
import { failure } from './failure.ts';

/** The flags that commands share, as commander gives them. */
export interface Options {
  readonly format?: string;
  readonly outputFile?: string;
  readonly config?: string;
  readonly failOn?: string;
  readonly quiet?: boolean;
}

export type Format = 'text' | 'json';

const planned = ['github', 'sarif', 'junit'];

/** The format that was asked for. */
export function formatOf({ format = 'text' }: Options): Format {
  if (format === 'text' || format === 'json') return format;
  if (planned.includes(format)) throw failure(`format ${format} is not there yet; use -f json and convert it, or -f text`);
  throw failure(`there is no format ${format}; use -f text or -f json`);
}

const ranks: Readonly<Record<string, number>> = { error: 3, warning: 2, hint: 1 };

/** How much a severity weighs: hint 1, warning 2, error 3. */
export const weight = (severity: Severity): number => ranks[severity] ?? 0;

/** The least weight that makes the exit code 1. */
export function failingWeight({ failOn = 'warning' }: Options): number {
  const least = failOn === 'never' ? Number.POSITIVE_INFINITY : ranks[failOn];
  if (least === undefined) throw failure(`--fail-on takes error, warning, hint or never, not ${failOn}`);
  return least;
}
