/** What a quoted string's source says: escapes resolved, `$${` and `%%{` taken for `${` and `%{`. */
export function unescapeQuoted(source: string): string {
  if (!/[\\$%]/.test(source)) return source;
  return source.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4\{/gs, (whole, short, long, plain, marker) => {
    if (marker !== undefined) return `${marker}{`;
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (long !== undefined) return codePoint(Number.parseInt(long, 16));
    return escapes.get(plain) ?? whole;
  });
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** The same for heredocs and template files, where a backslash is a backslash. */
export function unescapeBare(source: string): string {
  return source.includes('{') ? source.replace(/([$%])\1\{/g, '$1{') : source;
}

/** A line of a heredoc, or a stretch of a string between insertions. */
export interface TextToken {
  readonly start: number;
  readonly end: number;
  value: string;
}

/**
 * Takes the common indentation off the lines of a `<<-` heredoc, as Terraform does: counted over all lines but blank
 * ones, and a line that starts with an insertion has none (https://developer.hashicorp.com/terraform/language/expressions/strings#indented-heredocs).
 * `null` stands for an insertion or directive.
 */
export function takeOffIndentation(tokens: readonly (TextToken | null)[]): void {
  let least = Number.POSITIVE_INFINITY;
  let lineStarts = true;
  const indented: TextToken[] = [];
  for (const token of tokens) {
    if (lineStarts) {
      lineStarts = false;
      const trimmed = token ? token.value.trimStart() : '';
      if (!token || trimmed !== '' || !token.value.endsWith('\n')) {
        least = Math.min(least, token ? token.value.length - trimmed.length : 0);
        if (token) indented.push(token);
      }
    }
    if (token?.value.endsWith('\n')) lineStarts = true;
  }
  for (const token of indented) token.value = token.value.slice(least);
}
