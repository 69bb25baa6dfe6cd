/** What a text may take from a module: names, or anything of it. */
export type Taken = ReadonlySet<string> | 'anything';

/**
 * What a text may take by each module specifier that it may import: a search for the words `from`, `import` and `require`
 * before a quoted string. Of `from` that is the words between `import` or `export` and it; anything where the module is
 * taken whole (`* as`, `export *`, `require`, `import(…)`). It over-approximates (comments, strings) and misses none that is
 * a literal; a specifier with an escape in it is given as written. In order of appearance.
 */
export function takenIn(text: string): ReadonlyMap<string, Taken> {
  const result = new Map<string, Taken>();
  forEachSpecifier(text, (word, at, specifier) => {
    const before = result.get(specifier);
    if (before === 'anything') return;
    const taken = word === 'from' ? clauseBefore(text, at) : 'anything';
    if (taken === 'anything' || !before) result.set(specifier, taken);
    else result.set(specifier, new Set([...before, ...taken]));
  });
  return result;
}

function forEachSpecifier(text: string, visit: (word: 'from' | 'import' | 'require', at: number, specifier: string) => void): void {
  for (const word of ['from', 'import', 'require'] as const) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      let i = skipSpace(text, at + word.length);
      if (text.startsWith('.resolve', i) && word === 'require') i = skipSpace(text, i + '.resolve'.length);
      if (text[i] === '(') i = skipSpace(text, i + 1);
      const quote = text[i];
      if (quote !== "'" && quote !== '"' && quote !== '`') continue;
      const end = text.indexOf(quote, i + 1);
      if (end < 0 || end - i > 300) continue;
      const specifier = text.slice(i + 1, end);
      if (specifier !== '' && !specifier.includes('\n')) visit(word, at, specifier);
    }
  }
}

/** More than any clause has, in code units. */
const longestClause = 5_000;

/** The words of an import's or export's clause, that ends where `from` begins: back to a keyword that begins a statement. */
function clauseBefore(text: string, end: number): Taken {
  const before = text.slice(Math.max(0, end - longestClause), end);
  let start = before.length;
  do start = Math.max(before.lastIndexOf('import', start - 1), before.lastIndexOf('export', start - 1));
  while (start > 0 && !beginsStatement(before, start));
  const clause = before.slice(Math.max(start, 0));
  return clause.includes('*') || (start <= 0 && end > longestClause) ? 'anything' : new Set(clause.match(/[\p{ID_Continue}$]+/gu));
}

/** Whether the keyword at an offset begins a statement: nothing but space stands between it and the end of a line, a statement or a comment. */
function beginsStatement(text: string, offset: number): boolean {
  if (/[\p{ID_Continue}$]/u.test(text[offset + 'import'.length] ?? '')) return false;
  let i = offset - 1;
  while (i >= 0 && (text[i] === ' ' || text[i] === '\t')) i--;
  return i < 0 || '\n\r;}'.includes(text[i] ?? '') || text.startsWith('*/', i - 1);
}

/** The offset of the next character that is neither white space nor comment. */
function skipSpace(text: string, from: number): number {
  let i = from;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0xfeff) i++;
    else if (code === 47 && text[i + 1] === '/') {
      const end = text.indexOf('\n', i);
      if (end < 0) return text.length;
      i = end + 1;
    } else if (code === 47 && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      if (end < 0) return text.length;
      i = end + 2;
    } else return i;
  }
}
