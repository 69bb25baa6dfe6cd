import { formatPatch, structuredPatch } from 'diff';
import { harmless, type Style } from './style.ts';

/** One file before and after; `before` is `null` for a new file. */
export interface Changed {
  readonly name: string;
  readonly before: string | null;
  readonly after: string;
}

/** A unified diff that `git apply` and `patch -p1` take as it is; coloured and without control characters for a screen. */
export function diffText(files: readonly Changed[], { colours }: Style): string {
  return files
    .map(({ name, before, after }) => {
      const patch = structuredPatch(before === null ? '/dev/null' : `a/${name}`, `b/${name}`, before ?? '', after, undefined, undefined, {
        context: 3,
      });
      return formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true });
    })
    .join('')
    .split('\n')
    .map((raw) => {
      const line = colours.isColorSupported ? harmless(raw.replace(/\r$/, '')) : raw;
      if (line.startsWith('--- ') || line.startsWith('+++ ')) return colours.bold(line);
      if (line.startsWith('@@')) return colours.cyan(line);
      if (line.startsWith('+')) return colours.green(line);
      return line.startsWith('-') ? colours.red(line) : line;
    })
    .join('\n');
}
