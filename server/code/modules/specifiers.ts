/**
 * The module specifiers that a text may import: a search for the words `from`, `import` and `require` before a quoted
 * string. It over-approximates (comments, strings) and misses none that is a literal; a specifier with an escape in it
 * is given as written. In order of appearance, each once.
 */
export function specifiersIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const word of ['from', 'import', 'require']) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      let i = skipSpace(text, at + word.length);
      if (text.startsWith('.resolve', i) && word === 'require') i = skipSpace(text, i + '.resolve'.length);
      if (text[i] === '(') i = skipSpace(text, i + 1);
      const quote = text[i];
      if (quote !== "'" && quote !== '"' && quote !== '`') continue;
      const end = text.indexOf(quote, i + 1);
      if (end < 0 || end - i > 300) continue;
      const specifier = text.slice(i + 1, end);
      if (specifier !== '' && !specifier.includes('\n')) found.add(specifier);
    }
  }
  return [...found];
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
