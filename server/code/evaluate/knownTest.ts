import type { Expression } from '../../syntax/index.ts';
import { isWithin } from '../scope/ancestors.ts';
import type { Evaluation } from './Evaluation.ts';
import { findBinding } from './named.ts';
import type { Site } from './Thing.ts';

/** Globals of a browser's page that Node has not, and those of Node. Source: https://nodejs.org/docs/latest-v20.x/api/globals.html */
const browser = new Set(['window', 'document']);
const node = new Set(['process', 'global', 'globalThis', 'Buffer']);

/** Whether a test for where the code runs holds in Node (`typeof window === 'undefined'`); `undefined`: it is another test. */
export function knownTest(evaluation: Evaluation, site: Site, test: Expression): boolean | undefined {
  const inner = (e: Expression) => knownTest(evaluation, site, e);
  if (test.kind === 'unary') {
    const value = test.operator === '!' ? inner(test.value) : undefined;
    return value === undefined ? undefined : !value;
  }
  if (test.kind !== 'binary') return undefined;
  const { operator, left, right } = test;
  if (operator === '&&' || operator === '||') {
    const decides = operator === '||';
    const both = [inner(left), inner(right)];
    if (both.includes(decides)) return decides;
    return both.includes(undefined) ? undefined : !decides;
  }
  if (!/^[!=]==?$/.test(operator) || right.kind !== 'string' || left.kind !== 'unary' || left.operator !== 'typeof') return undefined;
  const { value } = left;
  if (value.kind !== 'identifier' || findBinding(evaluation, site, value.id, value.name, 'values')) return undefined;
  const missing = browser.has(value.name);
  if (!missing && !(node.has(value.name) && right.value === 'undefined')) return undefined;
  return (missing === (right.value === 'undefined')) === operator.startsWith('=');
}

/** Whether a node stands in a branch that Node never takes. */
export function isNeverRun(evaluation: Evaluation, site: Site, from: number): boolean {
  for (let id = from; id >= 0; id = site.index.parents[id] ?? -1) {
    const parent = site.index.nodes[site.index.parents[id] ?? -1];
    if (!parent || !('kind' in parent) || parent.kind !== 'if' || isWithin(site.index, id, parent.test.id)) continue;
    const holds = knownTest(evaluation, site, parent.test);
    if (holds !== undefined && holds !== (id === parent.then.id)) return true;
  }
  return false;
}
