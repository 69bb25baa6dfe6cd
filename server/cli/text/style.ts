import picocolors from 'picocolors';
import type { Severity } from '../../features/index.ts';
import type { Options } from '../options.ts';
import { type Terminal, wantsColour } from '../terminal.ts';

/** How text is shown: colours (or none) and the width of lines. */
export interface Style {
  readonly colours: ReturnType<typeof picocolors.createColors>;
  readonly columns: number;
}

/** The style for what goes to `terminal`; never coloured in a file. */
export function styleFor(terminal: Terminal, options: Options): Style {
  const plain = options.outputFile !== undefined || !wantsColour(terminal);
  return { colours: picocolors.createColors(!plain), columns: Math.max(40, Math.min(terminal.columns, 160)) };
}

/** A severity's word in its colour. */
export function severityText(severity: Severity, { colours }: Style): string {
  if (severity === 'error') return colours.red('error');
  return severity === 'warning' ? colours.yellow('warning') : colours.cyan('hint');
}

/** Text of a workspace made harmless for a terminal: control characters are shown, not obeyed. */
export function harmless(text: string): string {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code === 9) return letter;
    return code < 32 || (code >= 127 && code < 160) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
      ? '\u00b7'
      : letter;
  }).join('');
}

/** `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How many cells of a terminal a text takes: most CJK characters and emoji take two, combining marks none. */
export function cells(text: string): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (/\p{Mark}/u.test(letter) || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) continue;
    width +=
      /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(letter) ||
      (code >= 0xff01 && code <= 0xff60)
        ? 2
        : 1;
  }
  return width;
}
