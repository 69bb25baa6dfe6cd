import type { HclExpression, HclItem } from '../../syntax/index.ts';

type Content = HclItem['content'];

/** Names of the resources of a type that items speak of, each item's own left out, sorted; an item that is the same is walked once. */
export function createReferencesIn(type: string): (items: Iterable<readonly [key: string, content: Content]>) => readonly string[] {
  const known = new WeakMap<Content, ReadonlySet<string>>();
  const namesIn = (content: Content): ReadonlySet<string> => {
    let names = known.get(content);
    if (!names) known.set(content, (names = namesBelow(content, type)));
    return names;
  };
  return (items) => {
    const found = new Set<string>();
    for (const [, content] of items) {
      const isOwn = content.kind === 'block' && content.type === 'resource' && content.labels[0] === type;
      for (const name of namesIn(content)) if (!isOwn || content.labels[1] !== name) found.add(name);
    }
    return [...found].sort();
  };
}

/** Walks the plain data of an outline: wherever an expression stands, it is the same object. */
function namesBelow(content: Content, type: string): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: object[] = [content];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (isAccess(next) && isNamed(next.object, type)) names.add(next.name);
    for (const value of Object.values(next)) if (typeof value === 'object' && value !== null) pending.push(value);
  }
  return names.size === 0 ? none : names;
}

const none: ReadonlySet<string> = new Set();

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
