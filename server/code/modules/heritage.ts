import { isWordPart } from './sdkWords.ts';

/**
 * What the types of a text are made of, by a search for words: `extends X` and `implements X` for each name that follows
 * those words, and `X as` where a name that begins as a type's does is given another. It over-approximates.
 */
export function heritageIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of ['extends', 'implements']) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      // Names, what parts them, their type arguments, and comments.
      clause.lastIndex = at + word.length;
      for (const name of clause.exec(text)?.[0].match(/[\p{ID_Continue}$]+/gu) ?? []) found.add(`${word} ${name}`);
    }
  }
  for (let at = text.indexOf(' as '); at >= 0; at = text.indexOf(' as ', at + 4)) {
    let start = at;
    while (start > 0 && isWordPart(text.charCodeAt(start - 1))) start--;
    const first = text.charCodeAt(start);
    if (first >= 65 && first <= 90) found.add(`${text.slice(start, at)} as`);
  }
  return found;
}

const clause = /[\s\p{ID_Continue}$.,<>/*]{1,2000}/uy;
