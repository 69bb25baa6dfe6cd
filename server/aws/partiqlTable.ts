import { packed, unpacked } from './packedText.ts';
import type { PartialText } from './partialText.ts';

/** What stands before a statement's table. */
const before = new Set(['FROM', 'INTO', 'UPDATE']);

/**
 * The table that a PartiQL statement acts on, with the index that it reads as `table/index/name`; a hole where it is not known.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
export function partiqlTable(statement: PartialText): PartialText {
  const holes: string[] = [];
  const words = wordsOf(packed(statement, holes));
  const at = words.findIndex(({ kind, text }) => kind === 'word' && before.has(text.toUpperCase()));
  const [table, dot, index] = words.slice(at + 1, at + 4);
  if (at < 0 || table === undefined || !isName(table)) return [{ hole: 'table' }];
  const behind = dot?.text === '.' && index !== undefined && isName(index) ? `/index/${index.text}` : '';
  return unpacked(table.text + behind, holes);
}

interface Word {
  readonly kind: 'word' | 'name' | 'text' | 'sign';
  readonly text: string;
}

const isName = ({ kind }: Word): boolean => kind === 'word' || kind === 'name';

/** Names in double quotes, texts in single ones (doubled, a quote stands for itself), words, and signs. */
function wordsOf(statement: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < statement.length; ) {
    const sign = statement.charAt(at);
    if (sign === '"' || sign === "'") {
      const end = endOfQuoted(statement, at);
      words.push({ kind: sign === '"' ? 'name' : 'text', text: statement.slice(at + 1, end).replaceAll(sign + sign, sign) });
      at = end + 1;
      continue;
    }
    let end = at;
    while (end < statement.length && isOfWord(statement.charAt(end))) end++;
    if (end > at) words.push({ kind: 'word', text: statement.slice(at, end) });
    else if (sign.trim() !== '') words.push({ kind: 'sign', text: sign });
    at = Math.max(end, at + 1);
  }
  return words;
}

function endOfQuoted(statement: string, start: number): number {
  const quote = statement.charAt(start);
  let end = statement.indexOf(quote, start + 1);
  while (end >= 0 && statement.charAt(end + 1) === quote) end = statement.indexOf(quote, end + 2);
  return end < 0 ? statement.length : end;
}

/** A hole counts as part of a word: it stands for some of its text. */
const isOfWord = (sign: string): boolean => /[\w\p{L}\p{Co}-]/u.test(sign);
