/**
 * The text as the grammar (tree-sitter-typescript 0.23) can read it: what it does not know is replaced by something that it
 * does, at the same length, so that all offsets hold. Names and values are always read from the text itself.
 *
 * `export type *`, `import defer *`, `static accessor x`, `for (using x of y)`, `<in out T>`, `import('x').T<U>` in types, `using` as a name.
 */
export function fillGrammarGaps(text: string): string {
  return text.replace(gaps, (found: string, ...rest: (string | number)[]) => {
    const offset = Number(rest.find((value) => typeof value === 'number'));
    if (/^(?:in|out)\b/.test(found)) return followsBracketOrComma(text, offset) ? blank(found) : found;
    if (found === 'using') return 'usin_';
    if (found.startsWith('import(')) return `i${'_'.repeat(found.length - 1)}`;
    if (found.startsWith('for')) return found.replace(/await(?=\s+using$)/, blank).replace(/using$/, 'const');
    return found.replace(/[a-z]+$/, blank);
  });
}

const gaps = new RegExp(
  [
    /\bexport\s+type(?=\s*\*)/,
    /\bimport\s+defer(?=\s+\*)/,
    /\bstatic\s+accessor(?=\s+[\w$#['"])/,
    /\bfor\s*(?:await\s*)?\(\s*(?:await\s+)?using(?=\s+[\w$]+\s+of\b)/,
    /\b(?:in\s+out|in|out)(?=\s+[A-Za-z_$][\w$]*\s*(?:,|>|=[^=>]|extends\b))/,
    /(?<!\btypeof\s+)\bimport\((?:'[^'\n]*'|"[^"\n]*")\)(?=\.[A-Z_$])/,
    /\busing\b(?!\s+[A-Za-z_$])/,
  ]
    .map((gap) => gap.source)
    .join('|'),
  'g',
);

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Whether `<` or `,` stands before the offset, with nothing but white space and comments between. */
function followsBracketOrComma(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 400), offset);
  return /[<,]\s*$/.test(before.replace(/(?:\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*\n)\s*$/, ''));
}
