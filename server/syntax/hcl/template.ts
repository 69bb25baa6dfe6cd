import type { Range } from '../../files/index.ts';
import { trimmed } from '../../query/index.ts';
import type { HclExpression, HclTemplate, HclTemplatePart } from './ast.ts';
import { brokenNode, deepest, type ItemNodes, newNode } from './itemNodes.ts';
import { kind } from './kinds.ts';
import type { SyntaxNode } from './syntaxTree.ts';
import type { TextToken } from './templateText.ts';
import { templateTexts, trimsLeft, trimsRight } from './templateTokens.ts';

export type ReadExpression = (nodes: ItemNodes, node: SyntaxNode, depth: number) => HclExpression;

/** Reads a quoted string or heredoc (`string_lit`, `quoted_template` or `heredoc_template`). */
export function readTemplate(nodes: ItemNodes, node: SyntaxNode, depth: number, readExpression: ReadExpression): HclTemplate {
  const id = newNode(nodes, node.start, node.end);
  if (node.kind !== kind.heredocTemplate) {
    const content = { start: node.start + 1, end: node.end - 1 };
    return { id, kind: 'template', form: 'quoted', parts: readParts(nodes, node.children, content, 'quoted', depth, readExpression) };
  }
  const form = nodes.text.startsWith('<<-', node.start) ? 'indentedHeredoc' : 'heredoc';
  const content = { start: nodes.text.indexOf('\n', node.start) + 1, end: nodes.text.lastIndexOf('\n', node.end - 1) + 1 };
  return { id, kind: 'template', form, parts: readParts(nodes, node.children, content, form, depth, readExpression) };
}

/** Reads the parts of a template whose source between the delimiters is `content`. */
export function readParts(
  nodes: ItemNodes,
  children: readonly SyntaxNode[],
  content: Range,
  form: HclTemplate['form'],
  depth: number,
  readExpression: ReadExpression,
): HclTemplatePart[] {
  const texts = templateTexts(nodes.text, children, content, form);
  return partsOf({ nodes, texts, next: 0, readExpression }, children, content.end, depth);
}

interface Reading {
  readonly nodes: ItemNodes;
  /** In order; those before `next` are used up. */
  readonly texts: readonly TextToken[];
  next: number;
  readonly readExpression: ReadExpression;
}

function partsOf(reading: Reading, children: readonly SyntaxNode[], end: number, depth: number): HclTemplatePart[] {
  const parts: HclTemplatePart[] = [];
  for (const child of children) {
    if (child.kind !== kind.interpolation && child.kind !== kind.directive) continue;
    takeText(reading, child.start, parts);
    parts.push(child.kind === kind.interpolation ? interpolation(reading, child, depth) : directive(reading, child, depth));
  }
  takeText(reading, end, parts);
  return trimmed(parts);
}

/** Adds the texts that end by `end` as one part; none when they say nothing. */
function takeText(reading: Reading, end: number, parts: HclTemplatePart[]): void {
  const start = reading.texts[reading.next]?.start ?? end;
  let last = start;
  let value = '';
  for (let token = reading.texts[reading.next]; token && token.end <= end; token = reading.texts[++reading.next]) {
    value += token.value;
    last = token.end;
  }
  if (value !== '') parts.push({ id: newNode(reading.nodes, start, last), kind: 'text', value });
}

function interpolation(reading: Reading, node: SyntaxNode, depth: number): HclTemplatePart {
  const { nodes } = reading;
  const id = newNode(nodes, node.start, node.end);
  const trimLeft = trimsLeft(nodes.text, node);
  const trimRight = trimsRight(nodes.text, node);
  return { id, kind: 'interpolation', value: expressionIn(reading, node, depth), trimLeft, trimRight };
}

function directive(reading: Reading, wrapper: SyntaxNode, depth: number): HclTemplatePart {
  const { nodes } = reading;
  const node = wrapper.children[0] ?? wrapper;
  const id = newNode(nodes, node.start, node.end);
  const intro = node.children[0] ?? node;
  if (depth > deepest) {
    skipTexts(reading, node.end);
    return { id, kind: 'interpolation', value: brokenNode(nodes, node.start, node.end), trimLeft: false, trimRight: false };
  }
  const closing = node.children.length - 1;
  if (node.kind === kind.directiveFor) {
    const names = intro.children.filter((child) => child.kind === kind.identifier).map((child) => nodes.text.slice(child.start, child.end));
    const collection = expressionIn(reading, intro, depth);
    const body = partsOf(reading, node.children.slice(1, closing), node.children[closing]?.start ?? node.end, depth + 1);
    return {
      id,
      kind: 'forDirective',
      keyName: names.length > 1 ? (names[0] ?? null) : null,
      valueName: names.at(-1) ?? '',
      collection,
      body,
    };
  }
  const condition = expressionIn(reading, intro, depth);
  const elseAt = node.children.findIndex((child) => child.kind === kind.directiveElse);
  const thenEnd = elseAt < 0 ? closing : elseAt;
  const then = partsOf(reading, node.children.slice(1, thenEnd), node.children[thenEnd]?.start ?? node.end, depth + 1);
  const otherwise =
    elseAt < 0 ? [] : partsOf(reading, node.children.slice(elseAt + 1, closing), node.children[closing]?.start ?? node.end, depth + 1);
  return { id, kind: 'ifDirective', condition, then, else: otherwise };
}

/** The expression among a node's children; an empty `${}` is an error. */
function expressionIn({ nodes, readExpression }: Reading, node: SyntaxNode, depth: number): HclExpression {
  const found = node.children.find((child) => child.kind === kind.expression);
  return found ? readExpression(nodes, found, depth + 1) : brokenNode(nodes, node.start, node.end);
}

function skipTexts(reading: Reading, end: number): void {
  while ((reading.texts[reading.next]?.end ?? Number.POSITIVE_INFINITY) <= end) reading.next++;
}
