import { readAccess } from './access.ts';
import type { HclExpression, HclObjectEntry } from './ast.ts';
import { brokenNode, deepest, type ItemNodes, newNode, unknownNode } from './itemNodes.ts';
import { binaryOperators, kind, unaryOperators } from './kinds.ts';
import type { SyntaxNode } from './syntaxTree.ts';
import { readTemplate } from './template.ts';

/** Reads an `expression` node. */
export function readExpression(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  return node.kind === kind.expression ? readTerm(nodes, node.children, depth) : readTerm(nodes, [node], depth);
}

/** Reads what stands between two operators: a value, followed by what is taken from it. */
function readTerm(nodes: ItemNodes, term: readonly SyntaxNode[], depth: number): HclExpression {
  const first = term[0];
  const last = term.at(-1);
  if (!first || !last) return brokenNode(nodes, 0, 0);
  if (depth + term.length > deepest) return brokenNode(nodes, first.start, last.end);
  if (first.kind !== kind.openParenthesis) {
    return readAccess(nodes, first.start, term.slice(1), depth, readExpression, () => readValue(nodes, first, depth));
  }
  const [inner, close] = [term[1], term[2]];
  if (!inner || !close) return brokenNode(nodes, first.start, last.end);
  return readAccess(nodes, first.start, term.slice(3), depth, readExpression, () => {
    const id = newNode(nodes, first.start, close.end);
    return { id, kind: 'parentheses', value: readExpression(nodes, inner, depth + 1) };
  });
}

/** Reads one value by itself. */
function readValue(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const only = node.children[0];
  switch (node.kind) {
    case kind.literal:
    case kind.collection:
    case kind.operation:
    case kind.forExpression:
    case kind.template:
      return only ? readValue(nodes, only, depth) : unknownNode(nodes, node.start, node.end);
    case kind.number:
      return { id: newNode(nodes, node.start, node.end), kind: 'number', value: Number(nodes.text.slice(node.start, node.end)) };
    case kind.boolean:
      return { id: newNode(nodes, node.start, node.end), kind: 'boolean', value: nodes.text.startsWith('true', node.start) };
    case kind.null:
      return { id: newNode(nodes, node.start, node.end), kind: 'null' };
    case kind.string:
    case kind.quotedTemplate:
    case kind.heredocTemplate:
      return readTemplate(nodes, node, depth + 1, readExpression);
    case kind.variable:
      return { id: newNode(nodes, node.start, node.end), kind: 'variable', name: nodes.text.slice(node.start, node.end) };
    case kind.expression:
      return readExpression(nodes, node, depth + 1);
    case kind.tuple: {
      const id = newNode(nodes, node.start, node.end);
      return { id, kind: 'tuple', elements: expressions(node).map((element) => readExpression(nodes, element, depth + 1)) };
    }
    case kind.object: {
      const id = newNode(nodes, node.start, node.end);
      const entries = node.children.filter((child) => child.kind === kind.objectElement).map((entry) => readEntry(nodes, entry, depth + 1));
      return { id, kind: 'object', entries };
    }
    case kind.call:
      return readCall(nodes, node, depth);
    case kind.conditional:
      return readConditional(nodes, node, depth);
    case kind.unary:
      return readUnary(nodes, node, depth);
    case kind.binary:
      return readBinary(nodes, node, depth);
    case kind.forTuple:
    case kind.forObject:
      return readFor(nodes, node, depth);
    default:
      return brokenNode(nodes, node.start, node.end);
  }
}

const expressions = (node: SyntaxNode): SyntaxNode[] => node.children.filter((child) => child.kind === kind.expression);

/** Keys that HCL takes for names although the grammar reads a literal. */
const bareName = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

function readEntry(nodes: ItemNodes, node: SyntaxNode, depth: number): HclObjectEntry {
  const id = newNode(nodes, node.start, node.end);
  const [key, value] = expressions(node);
  const separator = node.children.some((child) => child.kind === kind.colon) ? ':' : '=';
  if (!key || !value) {
    const broken = brokenNode(nodes, node.start, node.end);
    return { id, key: broken, keyForm: 'expression', separator, value: broken };
  }
  const text = nodes.text.slice(key.start, key.end);
  if (bareName.test(text)) {
    const keyId = newNode(nodes, key.start, key.end);
    const parts = [{ id: newNode(nodes, key.start, key.end), kind: 'text', value: text }] as const;
    const bare = { id: keyId, kind: 'template', form: 'quoted', parts } as const;
    return { id, key: bare, keyForm: 'bare', separator, value: readExpression(nodes, value, depth) };
  }
  const read = readExpression(nodes, key, depth);
  const keyForm = read.kind === 'template' && read.form === 'quoted' ? 'quoted' : 'expression';
  return { id, key: read, keyForm, separator, value: readExpression(nodes, value, depth) };
}

function readCall(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const id = newNode(nodes, node.start, node.end);
  const name = node.children[0] ?? node;
  const nameId = newNode(nodes, name.start, name.end);
  const list = node.children.find((child) => child.kind === kind.callArguments);
  const given = list ? expressions(list).map((argument) => readExpression(nodes, argument, depth + 1)) : [];
  const expandLast = list?.children.some((child) => child.kind === kind.ellipsis) ?? false;
  return { id, kind: 'call', name: nodes.text.slice(name.start, name.end), nameId, arguments: given, expandLast };
}

/** The grammar groups `a ? b : c ? d : e` to the left, HCL to the right. */
function readConditional(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const branches: (readonly [SyntaxNode, SyntaxNode])[] = [];
  let condition = node;
  for (let inner: SyntaxNode | undefined = node; inner?.kind === kind.conditional; inner = condition.children[0]) {
    const [test, then, otherwise] = expressions(inner);
    if (!test || !then || !otherwise) return brokenNode(nodes, node.start, node.end);
    branches.unshift([then, otherwise]);
    condition = test;
  }
  const build = (test: SyntaxNode, at: number): HclExpression => {
    const branch = branches[at];
    if (!branch) return readExpression(nodes, test, depth + at + 1);
    const id = newNode(nodes, test.start, node.end);
    const read = readExpression(nodes, test, depth + at + 1);
    const then = readExpression(nodes, branch[0], depth + at + 1);
    return { id, kind: 'conditional', condition: read, then, else: build(branch[1], at + 1) };
  };
  if (depth + branches.length > deepest) return brokenNode(nodes, node.start, node.end);
  return build(condition, 0);
}

function readUnary(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const id = newNode(nodes, node.start, node.end);
  const operator = node.children[0]?.kind ?? '';
  if (!unaryOperators.has(operator)) nodes.errors.push({ start: node.start, end: node.end });
  return { id, kind: 'unary', operator, value: readTerm(nodes, node.children.slice(1), depth + 1) };
}

function readBinary(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const at = node.children.findIndex((child) => binaryOperators.has(child.kind));
  const operator = node.children[at]?.kind;
  if (operator === undefined) return brokenNode(nodes, node.start, node.end);
  const id = newNode(nodes, node.start, node.end);
  const left = readTerm(nodes, node.children.slice(0, at), depth + 1);
  return { id, kind: 'binary', operator, left, right: readTerm(nodes, node.children.slice(at + 1), depth + 1) };
}

function readFor(nodes: ItemNodes, node: SyntaxNode, depth: number): HclExpression {
  const id = newNode(nodes, node.start, node.end);
  const intro = node.children.find((child) => child.kind === kind.forIntro);
  const names =
    intro?.children.filter((child) => child.kind === kind.identifier).map((child) => nodes.text.slice(child.start, child.end)) ?? [];
  const over = intro && expressions(intro)[0];
  const results = expressions(node);
  const object = node.kind === kind.forObject;
  const last = results.at(-1);
  if (!over || !last) return { id, kind: 'unknown', text: '' };
  const collection = readExpression(nodes, over, depth + 1);
  const key = object && results[0] ? readExpression(nodes, results[0], depth + 1) : null;
  const value = readExpression(nodes, last, depth + 1);
  const grouping = node.children.some((child) => child.kind === kind.ellipsis);
  const filter = node.children.find((child) => child.kind === kind.forCondition);
  const filterValue = filter && expressions(filter)[0];
  const condition = filterValue ? readExpression(nodes, filterValue, depth + 1) : null;
  return {
    id,
    kind: 'for',
    object,
    keyName: names.length > 1 ? (names[0] ?? null) : null,
    valueName: names.at(-1) ?? '',
    collection,
    key,
    value,
    grouping,
    condition,
  };
}
