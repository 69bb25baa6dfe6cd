import type { HclExpression, HclItem } from '../../syntax/index.ts';

/** Names of the resources of a type that items speak of, each item's own left out, sorted. */
export function referencesIn(items: Iterable<readonly [key: string, content: HclItem['content']]>, type: string): readonly string[] {
  const found = new Set<string>();
  for (const [, content] of items) {
    const isOwn = content.kind === 'block' && content.type === 'resource' && content.labels[0] === type;
    for (const name of namesIn(content, type)) if (!isOwn || content.labels[1] !== name) found.add(name);
  }
  return [...found].sort();
}

/** Walks the plain data of an outline: wherever an expression stands, it is the same object. */
function* namesIn(node: unknown, type: string): Generator<string> {
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isAccess(next) && isNamed(next.object, type)) yield next.name;
    pending.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null));
  }
}

type Access = Extract<HclExpression, { readonly kind: 'attributeAccess' }>;

const access: Access['kind'] = 'attributeAccess';

/** `type`, or `resource.type`. */
const isNamed = (of: HclExpression, type: string): boolean =>
  of.kind === 'variable'
    ? of.name === type
    : of.kind === access && of.name === type && of.object.kind === 'variable' && of.object.name === 'resource';

const isAccess = (node: object): node is Access => 'kind' in node && node.kind === access;

/** Keys of the items that configure a provider. */
export function providersIn(items: Iterable<readonly [key: string, content: HclItem['content']]>, name: string): readonly string[] {
  return [...items].flatMap(([key, content]) =>
    content.kind === 'block' && content.type === 'provider' && content.labels[0] === name ? [key] : [],
  );
}
