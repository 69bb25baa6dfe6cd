import { pathNames } from '../scope/memberFilling.ts';
import type { CodeNode } from '../Value.ts';
import { createAssembly } from './assembly.ts';
import type { Evaluation } from './Evaluation.ts';
import { isNothing, type Lazy, oneOf, type Thing, type ThingOf } from './Thing.ts';

/** How a function puts objects together: the later before the earlier or not, and whether objects in them are put together too. */
interface Joining {
  readonly deep: boolean;
  readonly firstWins: boolean;
}

const later: Joining = { deep: false, firstWins: false };
const deeply: Joining = { deep: true, firstWins: false };

/** By the names of the packages' own documentation: lodash, ramda. */
const joinings = new Map<string, Joining>([
  ['assign', later],
  ['assignIn', later],
  ['extend', later],
  ['mergeRight', later],
  ['merge', deeply],
  ['mergeDeepRight', deeply],
  ['defaults', { deep: false, firstWins: true }],
  ['mergeLeft', { deep: false, firstWins: true }],
  ['defaultsDeep', { deep: true, firstWins: true }],
  ['mergeDeepLeft', { deep: true, firstWins: true }],
]);
const families = /^(lodash(-es)?|ramda)$/;
/** Packages that are one such function. */
const single = new Map<string, Joining>([
  ['deepmerge', deeply],
  ['ts-deepmerge', deeply],
  ['merge-deep', deeply],
  ['deep-extend', deeply],
  ['object-assign', later],
  ['defu', { deep: true, firstWins: true }],
]);

/** What a library's function makes of objects that it copies: `merge(defaults, own)`, `pick(config, ['table'])`, `get(config, 'aws.table')`. */
export function copiedTogether(
  evaluation: Evaluation,
  callee: ThingOf<'external' | 'member'>,
  given: readonly Lazy[],
  node: CodeNode,
): Thing | undefined {
  const [first, second] = given;
  if (!first || callee.kind !== 'external') return undefined;
  const name = functionName(callee);
  const joining = single.get(callee.package) ?? (name === undefined ? undefined : joinings.get(name));
  if (joining) {
    const parts = given.map((lazy) => lazy());
    return joined(evaluation, parts, joining, node);
  }
  if (name === 'clone' || name === 'cloneDeep') return first();
  if (name === 'get' && second && /^lodash/.test(callee.package)) return reached(evaluation, first(), second(), given[2]);
  return undefined;
}

function functionName({ package: pkg, subpath, path }: ThingOf<'external'>): string | undefined {
  if (pkg.startsWith('lodash.')) return pkg.slice('lodash.'.length);
  if (!families.test(pkg)) return undefined;
  return path.filter((part) => part !== 'default').at(-1) ?? subpath.split('/').at(-1);
}

function joined(evaluation: Evaluation, parts: readonly Thing[], how: Joining, node: CodeNode): Thing | undefined {
  const order = how.firstWins ? [...parts].reverse() : parts;
  if (!parts.some(({ kind }) => kind === 'object' || kind === 'environmentTable')) return undefined;
  const assembly = createAssembly();
  for (const [i, part] of order.entries()) assembly.spread(how.deep ? withInner(evaluation, order.slice(0, i), part, node) : part);
  const [first] = parts;
  return assembly.object(first?.kind === 'object' ? first.node : null, [node]);
}

/** An object whose members that are objects hold what earlier objects have under the same key. */
function withInner(evaluation: Evaluation, earlier: readonly Thing[], part: Thing, node: CodeNode): Thing {
  if (part.kind !== 'object') return part;
  const objects = earlier.filter((each) => each.kind === 'object');
  const inner = (key: string, lazy: Lazy): Lazy => {
    const before = objects.flatMap((object) => object.members.get(key) ?? []);
    if (before.length === 0) return lazy;
    return () => {
      const value = lazy();
      const values = before.map((each) => each());
      if (isNothing(value)) return values.at(-1) ?? value;
      const areObjects = value.kind === 'object' && values.every(({ kind }) => kind === 'object');
      return (areObjects ? joined(evaluation, [...values, value], deeply, node) : undefined) ?? value;
    };
  };
  return { ...part, members: new Map([...part.members].map(([key, lazy]) => [key, inner(key, lazy)])) };
}

/** A member of members, by a path as lodash's `get` takes it. */
function reached(evaluation: Evaluation, thing: Thing, path: Thing, fallback: Lazy | undefined): Thing | undefined {
  if (path.kind !== 'literal' || typeof path.value !== 'string') return undefined;
  const names = pathNames(path.value);
  const found = names.reduce((of: Thing, name) => (isNothing(of) ? of : evaluation.property(of, name)), thing);
  if (!fallback) return found;
  return isNothing(found) ? fallback() : oneOf([found, fallback()]);
}
