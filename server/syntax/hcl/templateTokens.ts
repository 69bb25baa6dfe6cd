import type { Range } from '../../files/index.ts';
import type { HclTemplate } from './ast.ts';
import { kind } from './kinds.ts';
import type { SyntaxNode } from './syntaxTree.ts';
import { type TextToken, takeOffIndentation, unescapeBare, unescapeQuoted } from './templateText.ts';

const insertionKinds: ReadonlySet<string> = new Set([
  kind.interpolation,
  kind.directiveIfIntro,
  kind.directiveElse,
  kind.directiveIfEnd,
  kind.directiveForStart,
  kind.directiveForEnd,
]);
const directiveKinds: ReadonlySet<string> = new Set([kind.directive, kind.directiveIf, kind.directiveFor]);

/** The texts of a template between its insertions, with the values that Terraform gives them. */
export function templateTexts(
  source: string,
  children: readonly SyntaxNode[],
  content: Range,
  form: HclTemplate['form'],
): readonly TextToken[] {
  const insertions: SyntaxNode[] = [];
  collectInsertions(children, insertions);
  const tokens: (TextToken | null)[] = [];
  let at = content.start;
  for (const insertion of insertions) {
    addText(source, at, insertion.start, form, tokens);
    tokens.push(null);
    at = insertion.end;
  }
  addText(source, at, content.end, form, tokens);
  trimBesideMarkers(source, insertions, tokens);
  if (form === 'indentedHeredoc') takeOffIndentation(tokens);
  return tokens.filter((token) => token !== null);
}

export const trimsLeft = (source: string, node: Range): boolean => source.charAt(node.start + 2) === '~';
export const trimsRight = (source: string, node: Range): boolean => source.charAt(node.end - 2) === '~';

/** In the order of the text; a directive gives its opening, `else` and closing. */
function collectInsertions(children: readonly SyntaxNode[], into: SyntaxNode[]): void {
  for (const child of children) {
    if (insertionKinds.has(child.kind)) into.push(child);
    else if (directiveKinds.has(child.kind)) collectInsertions(child.children, into);
  }
}

/** Adds the text from `start` to `end` as Terraform's tokens: one a line, but in a quoted string one for all. */
function addText(source: string, start: number, end: number, form: HclTemplate['form'], tokens: (TextToken | null)[]): void {
  if (form === 'quoted') {
    if (end > start) tokens.push({ start, end, value: unescapeQuoted(source.slice(start, end)) });
    return;
  }
  for (let line = start; line < end; ) {
    const lineFeed = source.indexOf('\n', line);
    const lineEnd = lineFeed < 0 || lineFeed >= end ? end : lineFeed + 1;
    tokens.push({ start: line, end: lineEnd, value: unescapeBare(source.slice(line, lineEnd)) });
    line = lineEnd;
  }
}

/** `${~` takes the white space off the token before it, `~}` off the one behind it. */
function trimBesideMarkers(source: string, insertions: readonly SyntaxNode[], tokens: readonly (TextToken | null)[]): void {
  let insertion = 0;
  for (const [index, token] of tokens.entries()) {
    if (token) continue;
    const node = insertions[insertion++];
    if (!node) continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (before && trimsLeft(source, node)) before.value = before.value.trimEnd();
    if (after && trimsRight(source, node)) after.value = after.value.trimStart();
  }
}
