import type { HclExpression } from './ast.ts';
import { brokenNode, deepest, type ItemNodes, newNode } from './itemNodes.ts';
import { kind } from './kinds.ts';
import type { SyntaxNode } from './syntaxTree.ts';
import type { ReadExpression } from './template.ts';

/** One step from a value to what is taken from it; `end` is where its text ends. */
type Step =
  | { readonly kind: 'attribute'; readonly name: string; readonly end: number }
  | { readonly kind: 'index'; readonly index: SyntaxNode; readonly legacy: boolean; readonly end: number }
  | { readonly kind: 'splat'; readonly full: boolean; readonly each: readonly Step[]; readonly end: number };

/**
 * Reads a value and the `.name`, `[index]`, `.0`, `[*]` and `.*` behind it. Everything behind `[*]` is taken from each element;
 * behind `.*` only names are (https://developer.hashicorp.com/terraform/language/expressions/splat#legacy-attribute-only-splat-expressions).
 */
export function readAccess(
  nodes: ItemNodes,
  start: number,
  behind: readonly SyntaxNode[],
  depth: number,
  readExpression: ReadExpression,
  readObject: () => HclExpression,
): HclExpression {
  if (behind.length === 0) return readObject();
  const steps = stepsOf(nodes, behind);
  const build = (from: readonly Step[], at: number, object: () => HclExpression): HclExpression => {
    const step = from.at(-1);
    if (!step) return object();
    const id = newNode(nodes, start, step.end);
    const inner = build(from.slice(0, -1), at + 1, object);
    if (step.kind === 'attribute') return { id, kind: 'attributeAccess', object: inner, name: step.name };
    if (step.kind === 'splat') {
      const element = (): HclExpression => ({ id: newNode(nodes, start, step.end), kind: 'splatElement' });
      return { id, kind: 'splat', full: step.full, object: inner, each: build(step.each, at + 1, element) };
    }
    if (!step.legacy) return { id, kind: 'indexAccess', object: inner, index: readExpression(nodes, step.index, depth + 1) };
    const number = Number(nodes.text.slice(step.index.start + 1, step.index.end));
    const index = { id: newNode(nodes, step.index.start + 1, step.index.end), kind: 'number', value: number } as const;
    return { id, kind: 'indexAccess', object: inner, index };
  };
  if (depth + countSteps(steps) > deepest) return brokenNode(nodes, start, behind.at(-1)?.end ?? start);
  return build(steps, depth, readObject);
}

function stepsOf(nodes: ItemNodes, behind: readonly SyntaxNode[]): readonly Step[] {
  const steps: Step[] = [];
  for (const [position, node] of behind.entries()) {
    const inner = node.kind === kind.splat || node.kind === kind.index ? node.children[0] : node;
    if (!inner) continue;
    if (inner.kind === kind.getAttribute) {
      const name = inner.children.find((child) => child.kind === kind.identifier);
      steps.push({ kind: 'attribute', name: name ? nodes.text.slice(name.start, name.end) : '', end: inner.end });
    } else if (inner.kind === kind.legacyIndex) steps.push({ kind: 'index', index: inner, legacy: true, end: inner.end });
    else if (inner.kind === kind.newIndex) {
      const index = inner.children.find((child) => child.kind === kind.expression) ?? inner;
      steps.push({ kind: 'index', index, legacy: false, end: inner.end });
    } else if (inner.kind === kind.fullSplat) {
      const each = stepsOf(nodes, [...inner.children.slice(1), ...behind.slice(position + 1)]);
      steps.push({ kind: 'splat', full: true, each, end: behind.at(-1)?.end ?? inner.end });
      return steps;
    } else if (inner.kind === kind.attributeSplat) {
      const inside = stepsOf(nodes, inner.children.slice(1));
      const firstIndex = inside.findIndex((step) => step.kind === 'index' && !step.legacy);
      const each = firstIndex < 0 ? inside : inside.slice(0, firstIndex);
      const outside = firstIndex < 0 ? [] : inside.slice(firstIndex);
      const splatEnd = each.at(-1)?.end ?? inner.children[0]?.end ?? inner.end;
      steps.push({ kind: 'splat', full: false, each, end: splatEnd }, ...outside);
    }
  }
  return steps;
}

function countSteps(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + 1 + (step.kind === 'splat' ? countSteps(step.each) : 0), 0);
}
