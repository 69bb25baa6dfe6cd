/**
 * Offsets at which a text that cannot be parsed as a whole is cut, so that each piece can be parsed alone: lines that begin,
 * without indentation, with what begins a statement. A decorated class is not cut from its decorators.
 */
export function splitStatements(text: string): number[] {
  const cuts: number[] = [];
  let decorated = false;
  for (const match of text.matchAll(starts)) {
    const word = match[1] ?? match[2];
    if (decorated && (word === '@' || word === 'export' || word === 'abstract' || word === 'class')) {
      if (word !== '@') decorated = false;
      continue;
    }
    decorated = word === '@';
    if (match.index > 0) cuts.push(match.index);
  }
  return cuts;
}

/** A keyword, a decorator, a call or an assignment at a line's start. */
const starts =
  /^(?:(@)|(?:(import|export|const|let|var|function|async|class|abstract|interface|enum|namespace|declare|if|for|while|switch|try|await)\b)|type\s+[\w$]+\s*(?:<[^=\n]*>\s*)?=|[A-Za-z_$][\w$.]*(?:\(|\s*=[^=>]))/gm;
