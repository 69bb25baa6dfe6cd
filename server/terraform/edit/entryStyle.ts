import type { Range } from '../../files/index.ts';
import { gapTokens, indentAt, isMultiline, startsLine } from './lines.ts';
import type { Surface, WrittenEntry, WrittenObject } from './Written.ts';

/** How the entries of objects or blocks are written. */
export interface EntryStyle {
  readonly quotedKeys: boolean;
  /** With the space around it: ` = `, `: `. */
  readonly sign: string;
  /** `column`: all signs of an object stand in one column; `runs`: those of neighbouring lines do, as `terraform fmt` has it. */
  readonly alignment: 'none' | 'column' | 'runs';
  /** Width of the keys with the spaces that align the signs, where all stand in one column. */
  readonly keyWidth: number;
  /** Commas stand between entries on lines of their own. */
  readonly commas: boolean;
  /** One stands behind the last entry too. */
  readonly trailingComma: boolean;
  /** Entries stand on lines of their own. */
  readonly multiline: boolean;
  /** White space behind `{` and before `}` of an object on one line. */
  readonly padding: string;
  /** One step of indentation. */
  readonly unit: string;
}

/** The style of an object that has entries. */
export function entryStyle({ text, language }: Surface, object: WrittenObject): EntryStyle {
  const { entries, body } = object;
  const signs = entries.flatMap((entry) => signOf(text, entry) ?? []);
  const [first] = entries;
  const [sign] = signs;
  const alignment = alignmentOf(signs);
  const multiline = first !== undefined && isMultiline(text, { start: body.start, end: first.start });
  const gaps = entries.slice(0, -1).map((entry, index) => ({ start: entry.end, end: entries[index + 1]?.start ?? body.end }));
  const commas = object.form === 'object' && (language === 'json' || gaps.some((gap) => hasComma(text, gap)));
  const plain = gaps.length === 0 && language === 'hcl' ? !multiline : commas;
  return {
    quotedKeys: first ? text.charAt(first.keyRange.start) === '"' : language === 'json',
    sign: sign ? `${sign.before.length > 0 ? ' ' : ''}${sign.sign}${sign.after.length > 0 ? ' ' : ''}` : language === 'json' ? ': ' : ' = ',
    alignment,
    keyWidth: alignment === 'column' && sign ? sign.keyLength + Math.max(0, sign.before.length - 1) : 0,
    commas: object.form === 'object' && plain,
    trailingComma:
      language === 'hcl' && object.form === 'object' && hasComma(text, { start: entries.at(-1)?.end ?? body.end, end: body.end }),
    multiline,
    padding: first && !multiline ? text.slice(body.start, first.start) : ' ',
    unit: first && multiline ? unitOf(text, object, first) : '  ',
  };
}

/** One step of indentation, as between an object and its entries. */
function unitOf(text: string, object: WrittenObject, first: WrittenEntry): string {
  const inner = indentAt(text, first.start);
  const outer = indentAt(text, object.end - 1);
  if (startsLine(text, object.end - 1) && inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  const opener = indentAt(text, object.start);
  if (inner.startsWith(opener) && inner.length > opener.length) return inner.slice(opener.length);
  return inner.startsWith('\t') ? '\t' : '  ';
}

const hasComma = (text: string, range: Range): boolean => gapTokens(text, range).some(({ kind }) => kind === 'comma');

interface Sign {
  readonly sign: string;
  readonly before: string;
  readonly after: string;
  readonly keyLength: number;
  readonly line: boolean;
}

/** The sign of an entry; `undefined` for a nested block. */
function signOf(text: string, entry: WrittenEntry): Sign | undefined {
  const match = /^([ \t]*)([=:])([ \t]*)/.exec(text.slice(entry.keyRange.end, entry.value.start));
  if (!match) return undefined;
  const [, before = '', sign = '', after = ''] = match;
  return { sign, before, after, keyLength: entry.keyRange.end - entry.keyRange.start, line: startsLine(text, entry.start) };
}

function alignmentOf(signs: readonly Sign[]): EntryStyle['alignment'] {
  const own = signs.filter(({ line }) => line);
  if (own.length < 2 || new Set(own.map(({ before }) => before.length)).size === 1) return 'none';
  return new Set(own.map(({ keyLength, before }) => keyLength + before.length)).size === 1 ? 'column' : 'runs';
}
