/**
 * What of the SDK, and of the libraries that call it, a text names: client packages (`@aws-sdk/client-s3`), `aws-sdk`
 * for anything else with those letters, and the libraries' names. Sorted, each once.
 */
export function sdkWords(text: string, libraries: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const word = 'aws-sdk';
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    let end = at + word.length;
    if (text.startsWith('/client-', end)) {
      end += 1;
      while (isNamePart(text.charCodeAt(end))) end++;
      found.add(`@${text.slice(at, end)}`);
    } else if (text.startsWith('/lib-dynamodb', end)) found.add('@aws-sdk/lib-dynamodb');
    else found.add(word);
  }
  for (const name of libraries) if (!found.has(name) && text.includes(name)) found.add(name);
  return [...found].sort();
}

function isNamePart(code: number): boolean {
  return code === 45 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

/** Whether one of the names is written after a dot in a text, with white space and `?` or `!` between or not. */
export function wordsAt(text: string, names: ReadonlySet<string>): boolean {
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    let start = dot + 1;
    while (text.charCodeAt(start) <= 32) start++;
    let end = start;
    while (isIdentifierPart(text.charCodeAt(end))) end++;
    if (end > start && names.has(text.slice(start, end))) return true;
  }
  return false;
}

function isIdentifierPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127
  );
}
