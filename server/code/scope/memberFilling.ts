import type { CallExpression, Expression, NewExpression } from '../../syntax/index.ts';

/** The name under which `Object.assign(object, …)` assigns to all members that its sources have. */
export const copied = '...';

/** An assignment to something that is no plain name: `this.client = …`, `exports.put = …`; of members that are not written under `*`. */
export interface MemberAssignment {
  readonly object: Expression;
  readonly property: string;
  readonly value: Expression;
  readonly node: number;
}

/** Functions that copy the members of their later arguments to the first, by name: `Object`'s and lodash's. Source: https://lodash.com/docs */
const copying = ['assign', 'assignIn', 'merge', 'extend', 'defaults', 'defaultsDeep'];
/** Functions that give a member to their first argument: its key, then its value or what describes it. */
const giving = ['set', 'defineProperty'];
/** Names by which the objects are called whose functions these are. */
const holders = new Set(['Object', 'Reflect', '_', 'lodash', 'fp']);

/**
 * What a call gives to the members of its first argument, by how it is written: `Object.assign(input, more)`,
 * `_.merge(input, more)`, `_.set(input, 'Key', key)`, `Object.defineProperty(input, 'Key', { value })`. Whether the function
 * is that one is for who evaluates it.
 */
export function fillingOf({ id, callee, arguments: [target, ...sources] }: CallExpression | NewExpression): readonly MemberAssignment[] {
  const name = callee.kind === 'identifier' ? callee.name : callee.kind === 'member' ? callee.property : '';
  const isHeld =
    callee.kind === 'identifier' || (callee.kind === 'member' && callee.object.kind === 'identifier' && holders.has(callee.object.name));
  // What is made on the spot has no name by which others can see what is copied into it.
  if (!isHeld || !target || target.kind === 'spread' || target.kind === 'object' || target.kind === 'new') return [];
  if (copying.includes(name)) {
    return sources.flatMap((value) => (value.kind === 'spread' ? [] : [{ object: target, property: copied, value, node: id }]));
  }
  const [key, value] = sources;
  if (!giving.includes(name) || !key || !value || key.kind === 'spread' || value.kind === 'spread') return [];
  return [{ object: target, property: pathOf(key)?.[0] ?? '*', value, node: id }];
}

/** The names of a path as lodash's `set` takes it, where it is written: `'aws.bucket'`, `['aws', 'bucket']`. */
export function pathOf(key: Expression): readonly string[] | undefined {
  if (key.kind === 'string') return pathNames(key.value);
  if (key.kind !== 'array') return undefined;
  const names = key.elements.map((each) => (each?.kind === 'string' ? each.value : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The names of a path that is one text: `aws.buckets[0]`. */
export function pathNames(path: string): readonly string[] {
  return path.split(/[.[\]]+/).filter((name) => name !== '');
}

const held = `(?:\\b(?:${[...holders].join('|')})\\s*\\.\\s*|(?<![.\\w$]))`;
const copyingCall = new RegExp(`${held}(?:${copying.join('|')})\\s*\\(`);
const givingCall = new RegExp(`${held}(?:${giving.join('|')})\\s*\\(`, 'g');
/** A key stands this near behind the beginning of a call. */
const nearKey = 200;

/** Names of members that a text seems to give in such calls: no fewer than `fillingOf` finds. */
export function namesFilled(text: string): readonly string[] {
  const names = copyingCall.test(text) ? [copied] : [];
  for (const { index } of text.matchAll(givingCall)) {
    const near = text.slice(index, index + nearKey);
    names.push('*', ...[...near.matchAll(/['"`]([\w$]+)/g)].map(([, name = '']) => name));
  }
  return names;
}
