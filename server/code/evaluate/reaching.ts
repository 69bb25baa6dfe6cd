import type { FunctionNode, Statement, VariableDeclaration } from '../../syntax/index.ts';
import { isWithin, nearestFunction } from '../scope/ancestors.ts';
import type { ItemIndex } from '../scope/itemIndex.ts';
import { type CodeSyntaxNode, isFunctionNode } from '../scope/nodes.ts';

/** The last values that a variable can have been given before a node reads it. */
export interface Reaching {
  /** Whether the value of its declaration (of a parameter: what was handed over) can still be there. */
  readonly declared: boolean;
  readonly assignments: ReadonlySet<number>;
}

/**
 * Which of a variable's assignments can be the last before `reader`, by the order of statements: those since the nearest
 * one that is surely made, those of the loops around it, and no others. `null` where it is read or assigned in a function
 * inside the one that declares it, which may run at any time.
 */
export function reaching(
  index: ItemIndex,
  reader: number,
  declared: VariableDeclaration | FunctionNode,
  assignments: ReadonlySet<number>,
): Reaching | null {
  const holder = isFunctionNode(declared) ? declared : nearestFunction(index, declared.id);
  if ([reader, ...assignments].some((node) => nearestFunction(index, node) !== holder)) return null;
  const found = new Set<number>();
  const take = (inside: number, except = -1) => {
    for (const node of assignments) if (node !== inside && isWithin(index, node, inside) && !isWithin(index, node, except)) found.add(node);
  };
  for (let id = reader; id >= 0; id = index.parents[id] ?? -1) {
    const parent = index.nodes[index.parents[id] ?? -1];
    const lists = parent ? statementLists(parent) : [];
    const at = lists.findIndex((list) => list.some((statement) => statement.id === id));
    const list = lists[at];
    if (list) {
      for (const statement of list
        .slice(
          0,
          list.findIndex((one) => one.id === id),
        )
        .reverse()) {
        if (declares(statement, declared)) return { declared: true, assignments: found };
        if (statement.kind === 'expression' && assignments.has(statement.value.id)) {
          return { declared: false, assignments: found.add(statement.value.id) };
        }
        take(statement.id);
      }
      for (const earlier of lists.slice(0, at).flat()) take(earlier.id);
    }
    if (!parent || parent === holder) return { declared: true, assignments: found };
    if (!('kind' in parent)) take(parent.id, id);
    else if (isLoop(parent)) take(parent.id);
    else if (parent.kind === 'if') take(parent.test.id);
    else if (!list) take(parent.id, id);
  }
  return { declared: true, assignments: found };
}

function isLoop({ kind }: Extract<CodeSyntaxNode, { kind: string }>): boolean {
  return kind === 'for' || kind === 'forIn' || kind === 'while';
}

/** The lists of statements right below a node, in the order in which they can run. */
function statementLists(node: CodeSyntaxNode): readonly (readonly Statement[])[] {
  if (!('kind' in node)) return [];
  switch (node.kind) {
    case 'block':
    case 'staticBlock':
      return [node.body];
    case 'function':
      return [node.body ?? []];
    case 'switch':
      return node.cases.map(({ body }) => body);
    case 'try':
      return [node.body, node.handler ?? [], node.finalizer ?? []];
    default:
      return [];
  }
}

function declares(statement: Statement, declared: VariableDeclaration | FunctionNode): boolean {
  return statement.kind === 'variables' && statement.declarations.some(({ id }) => id === declared.id);
}
