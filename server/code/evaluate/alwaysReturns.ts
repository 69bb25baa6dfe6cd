import type { FunctionNode, Statement } from '../../syntax/index.ts';
import { nearestFunction } from '../scope/ancestors.ts';
import type { ItemIndex } from '../scope/itemIndex.ts';

const known = new WeakMap<FunctionNode, boolean>();

/** Whether a function that ends gives a value: it has no bare `return`, and its end is not reached. */
export function alwaysReturns(index: ItemIndex, fn: FunctionNode): boolean {
  let answer = known.get(fn);
  if (answer === undefined) known.set(fn, (answer = read(index, fn)));
  return answer;
}

function read(index: ItemIndex, fn: FunctionNode): boolean {
  if (fn.body === null) return true;
  const isBare = index.nodes.some(
    (node) => node && 'kind' in node && node.kind === 'return' && node.value === null && nearestFunction(index, node.id) === fn,
  );
  return !isBare && isLeft(fn.body);
}

/** Whether a list of statements is surely left by `return` or `throw`. */
function isLeft(body: readonly Statement[]): boolean {
  return body.some(leaves);
}

function leaves(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'throw':
    case 'broken':
      return true;
    case 'block':
      return isLeft(statement.body);
    case 'if':
      return statement.else !== null && leaves(statement.then) && leaves(statement.else);
    case 'try':
      return isLeft(statement.finalizer ?? []) || (isLeft(statement.body) && (statement.handler === null || isLeft(statement.handler)));
    case 'switch':
      // A type checker sees to it that all cases are there; what stands below one may be its body.
      return isLeft(statement.cases.at(-1)?.body ?? []);
    case 'while':
    case 'for':
      return statement.test === null || (statement.test.kind === 'boolean' && statement.test.value);
    case 'labeled':
      return leaves(statement.body);
    default:
      return false;
  }
}
