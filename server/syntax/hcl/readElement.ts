import type { HclAttribute, HclBlock } from './ast.ts';
import { readExpression } from './expression.ts';
import { brokenNode, deepest, type ItemNodes, newNode, unknownNode } from './itemNodes.ts';
import { kind } from './kinds.ts';
import { parseReadable } from './parseReadable.ts';
import { readInPieces } from './readInPieces.ts';
import { type SplitElement, splitBody } from './splitBody.ts';
import type { SyntaxNode } from './syntaxTree.ts';
import { unescapeQuoted } from './templateText.ts';

/** Blocks nested deeper than this are not searched for what is still readable in them. */
const deepestRecovery = 12;

/** Larger blocks and attributes (in UTF-16 code units) are not read: the grammar takes about a second for each million. */
const largestElement = 1_000_000;

/**
 * Reads a block or attribute of `nodes.text`. One that the grammar cannot read is read in pieces, so that only the attribute
 * with the error is lost: its value is `unknown`. `null`: nothing can be made of it.
 */
export function readElement(nodes: ItemNodes, element: SplitElement, level = 0): HclBlock | HclAttribute | null {
  const { start, end } = element;
  if (element.depth <= deepest && !element.unbalanced && end - start <= largestElement) {
    const tree = parseReadable(nodes.text.slice(start, end), start);
    const only = tree.length === 1 ? tree[0] : undefined;
    if (only?.kind === kind.block || only?.kind === kind.attribute) return readBodyElement(nodes, only, 0);
  }
  if (element.kind === 'attribute') return brokenAttribute(nodes, element);
  if (element.kind === 'block' && level < deepestRecovery) return brokenBlock(nodes, element, level);
  nodes.errors.push({ start, end });
  return null;
}

function readBodyElement(nodes: ItemNodes, node: SyntaxNode, depth: number): HclBlock | HclAttribute {
  return node.kind === kind.block ? readBlock(nodes, node, depth) : readAttribute(nodes, node, depth);
}

function readAttribute(nodes: ItemNodes, node: SyntaxNode, depth: number): HclAttribute {
  const id = newNode(nodes, node.start, node.end);
  const name = node.children[0] ?? node;
  const value = node.children.find((child) => child.kind === kind.expression);
  const nameId = newNode(nodes, name.start, name.end);
  const read = value ? readExpression(nodes, value, depth + 1) : brokenNode(nodes, node.start, node.end);
  return { id, kind: 'attribute', name: nodes.text.slice(name.start, name.end), nameId, value: read };
}

function readBlock(nodes: ItemNodes, node: SyntaxNode, depth: number): HclBlock {
  const id = newNode(nodes, node.start, node.end);
  const type = node.children[0] ?? node;
  const labels = node.children.slice(1).filter((child) => child.kind === kind.identifier || child.kind === kind.string);
  const open = node.children.find((child) => child.kind === kind.blockStart) ?? node;
  const headerId = newNode(nodes, type.start, (labels.at(-1) ?? type).end);
  const bodyId = newNode(nodes, open.start, node.end);
  const body = node.children.find((child) => child.kind === kind.body)?.children ?? [];
  if (depth > deepest && body.length > 0) nodes.errors.push({ start: node.start, end: node.end });
  const elements = depth > deepest ? [] : body.map((element) => readBodyElement(nodes, element, depth + 1));
  return {
    id,
    kind: 'block',
    type: nodes.text.slice(type.start, type.end),
    labels: labels.map((label) => labelText(nodes.text.slice(label.start, label.end))),
    headerId,
    bodyId,
    body: { elements },
  };
}

const labelText = (source: string): string => (source.startsWith('"') ? unescapeQuoted(source.slice(1, -1)) : source);

function brokenAttribute(nodes: ItemNodes, { start, end, mismatched, depth }: SplitElement): HclAttribute {
  const name = /^[^\s=]+/.exec(nodes.text.slice(start, end))?.[0] ?? '';
  const id = newNode(nodes, start, end);
  const nameId = newNode(nodes, start, start + name.length);
  let valueStart = nodes.text.indexOf('=', start) + 1;
  while (valueStart < end && /\s/.test(nodes.text.charAt(valueStart))) valueStart++;
  if (!mismatched && depth <= deepest && valueStart < end && end - start <= largestElement) {
    return { id, kind: 'attribute', name, nameId, value: readInPieces(nodes, valueStart, end, 0) };
  }
  nodes.errors.push({ start, end });
  return { id, kind: 'attribute', name, nameId, value: unknownNode(nodes, valueStart, end) };
}

/** A name starts behind white space, so that a long one is read in one way only. */
const blockHeader = /([\p{ID_Start}_][\p{ID_Continue}-]*)((?:\s*"[^"\n]*"|\s+[\p{ID_Start}_][\p{ID_Continue}-]*)*)\s*\{/uy;

function brokenBlock(nodes: ItemNodes, { start, end }: SplitElement, level: number): HclBlock | null {
  blockHeader.lastIndex = start;
  const header = blockHeader.exec(nodes.text);
  const type = header?.[1];
  if (header === null || type === undefined || blockHeader.lastIndex > end) {
    nodes.errors.push({ start, end });
    return null;
  }
  const open = start + header[0].length - 1;
  const labels = [...(header[2] ?? '').matchAll(/"[^"\n]*"|[^\s"]+/g)].map(([label]) => labelText(label));
  const id = newNode(nodes, start, end);
  const headerId = newNode(nodes, start, start + header[0].slice(0, -1).trimEnd().length);
  const bodyId = newNode(nodes, open, end);
  const closed = nodes.text.charAt(end - 1) === '}' && end - 1 > open;
  const before = nodes.errors.length;
  const elements = splitBody(nodes.text, open + 1, closed ? end - 1 : end).elements.flatMap(
    (element) => readElement(nodes, element, level + 1) ?? [],
  );
  if (nodes.errors.length === before && end - start <= largestElement) nodes.errors.push({ start: open, end: open + 1 });
  return { id, kind: 'block', type, labels, headerId, bodyId, body: { elements } };
}
