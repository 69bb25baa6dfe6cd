/** A line as `terraform fmt` counts them: a heredoc, block comment or string over several lines belongs to its first. */
export interface LogicalLine {
  /** Offset of the line's first character. */
  readonly start: number;
  /** Offset of its first token, or `null` for a blank line. */
  readonly first: number | null;
  /** Offset of the first `=` that is not the line's first token and has as many brackets closed as opened behind it. */
  readonly assign: number | null;
  /** Offset of the first `=` that leaves brackets open. */
  readonly opening: number | null;
  /** Offset of the `#` or `//` comment behind other tokens. */
  readonly comment: number | null;
  /** Offset behind the last token that is no such comment. */
  readonly end: number;
  /** Opened brackets minus closed ones. */
  readonly brackets: number;
}

const quote = '"';
const insertion = '$';
const heredocOpening = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** The logical lines of well-formed HCL. */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const open: string[] = [];
  let line = startLine(0);
  const close = (lineEnd: number): void => {
    const closed = line.bracketsAtAssign === line.brackets;
    const { start, first, comment, end, brackets } = line;
    lines.push({ start, first, assign: closed ? line.assign : null, opening: closed ? null : line.assign, comment, end, brackets });
    line = startLine(lineEnd + 1);
  };
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const top = open.at(-1);
    if (top === quote) {
      const next = text.charAt(at + 1);
      if (char === '\\') at += 2;
      else if (char === quote) {
        open.pop();
        at++;
      } else if ((char === '$' || char === '%') && next === char && text.charAt(at + 2) === '{') at += 3;
      else if ((char === '$' || char === '%') && next === '{') {
        open.push(insertion);
        line.brackets++;
        at += 2;
      } else at++;
      line.end = at;
      continue;
    }
    if (char === '\n') {
      close(at++);
      continue;
    }
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    if (char === '#' || (char === '/' && text.charAt(at + 1) === '/')) {
      if (line.first === null) line.first = at;
      else line.comment = at;
      const lineEnd = text.indexOf('\n', at);
      if (line.comment === null) line.end = lineEnd < 0 ? text.length : lineEnd;
      at = lineEnd < 0 ? text.length : lineEnd;
      continue;
    }
    const isFirst = line.first === null;
    line.first ??= at;
    if (char === '/' && text.charAt(at + 1) === '*') {
      const commentEnd = text.indexOf('*/', at + 2);
      at = commentEnd < 0 ? text.length : commentEnd + 2;
    } else if (char === '<' && text.charAt(at + 1) === '<') at = heredocEnd(text, at);
    else {
      if (char === quote) open.push(quote);
      else if (char === '{' || char === '[' || char === '(') {
        open.push(char);
        line.brackets++;
      } else if (char === '}' || char === ']' || char === ')') {
        open.pop();
        line.brackets--;
      } else if (
        char === '=' &&
        line.assign === null &&
        !isFirst &&
        !/[=>]/.test(text.charAt(at + 1)) &&
        !/[=!<>]/.test(text.charAt(at - 1))
      ) {
        line.assign = at;
        line.bracketsAtAssign = line.brackets;
      }
      at++;
    }
    line.end = at;
  }
  if (line.start < text.length) close(text.length);
  return lines;
}

interface OpenLine {
  start: number;
  first: number | null;
  assign: number | null;
  bracketsAtAssign: number;
  comment: number | null;
  end: number;
  brackets: number;
}

function startLine(start: number): OpenLine {
  return { start, first: null, assign: null, bracketsAtAssign: 0, comment: null, end: start, brackets: 0 };
}

/** The offset behind the closing word of a heredoc that opens at `at`. */
function heredocEnd(text: string, at: number): number {
  heredocOpening.lastIndex = at;
  const word = heredocOpening.exec(text)?.[1];
  if (word === undefined) return at + 2;
  const closing = new RegExp(`^[ \\t]*${word}(?=[ \\t]*\\r?$)`, 'gmu');
  closing.lastIndex = heredocOpening.lastIndex;
  return closing.exec(text) ? closing.lastIndex : text.length;
}
