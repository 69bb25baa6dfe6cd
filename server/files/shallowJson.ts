/** Brackets inside brackets, beyond which no JSON that a person or a tool writes goes, and parsers that recurse fail. */
const deepest = 400;

/**
 * The text, or an empty one where its brackets nest too deep for a parser that recurses: such JSON says nothing. Brackets in
 * strings are not counted.
 */
export function shallowJson(text: string): string {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[{]|[\]}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > deepest) return '';
  }
  return text;
}
