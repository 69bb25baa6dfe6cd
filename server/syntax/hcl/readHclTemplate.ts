import type { Range } from '../../files/index.ts';
import type { HclTemplatePart } from './ast.ts';
import { readExpression } from './expression.ts';
import type { ItemNodes } from './itemNodes.ts';
import { kind } from './kinds.ts';
import { parseTree, type SyntaxNode } from './syntaxTree.ts';
import { readParts } from './template.ts';

/** A template file, as `templatefile` reads it. */
export interface HclTemplateOutline {
  /** Empty where the text could not be read: then `errors` is not. */
  readonly parts: readonly HclTemplatePart[];
  /** For node `id`: start at `2 * id`, end at `2 * id + 1`, in the file. */
  readonly ranges: readonly number[];
  readonly errors: readonly Range[];
}

const largestText = 2_000_000;

/** Reads the text of a template file (https://developer.hashicorp.com/terraform/language/functions/templatefile). */
export function readHclTemplate(text: string): HclTemplateOutline {
  const unread = { parts: [], ranges: [], errors: [{ start: 0, end: text.length }] };
  if (text.length > largestText) return unread;
  // The grammar knows templates only within files, so the text is read as the heredoc of an attribute.
  let word = 'END_OF_TEMPLATE';
  while (text.includes(word)) word += '_';
  const opening = `t = <<${word}\n`;
  const tree = parseTree(`${opening}${text}\n${word}`, -opening.length);
  const heredoc = tree.elements[0] && findHeredoc(tree.elements[0]);
  if (tree.broken || tree.elements.length !== 1 || !heredoc) return unread;
  const nodes: ItemNodes = { text, ranges: [], errors: [] };
  const parts = readParts(nodes, heredoc.children, { start: 0, end: text.length }, 'heredoc', 0, readExpression);
  return { parts, ranges: nodes.ranges, errors: nodes.errors };
}

function findHeredoc(attribute: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = attribute.children.find((child) => child.kind === kind.expression);
  while (node && node.kind !== kind.heredocTemplate) node = node.children[0];
  return node;
}
