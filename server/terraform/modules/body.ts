import type { HclAttribute, HclBlock } from '../../syntax/index.ts';
import type { Scope } from '../evaluate/Scope.ts';
import type { Session } from '../evaluate/Session.ts';
import type { Declared, ModuleInstance } from './Module.ts';

/** The body of a block, with what override files change in it, and the scope that each part is evaluated in. */
export interface Body {
  readonly attributes: ReadonlyMap<string, BodyAttribute>;
  readonly blocks: readonly BodyBlock[];
}

export interface BodyAttribute {
  readonly scope: Scope;
  readonly attribute: HclAttribute;
}

export interface BodyBlock {
  readonly scope: Scope;
  readonly block: HclBlock;
}

/** A declared block with its scope, in an instance of its module; `undefined` when it has gone. */
export interface Opened extends Body {
  readonly scope: Scope;
  readonly block: HclBlock;
}

/** The scope of an item, outside of any instance of what it declares. */
export function itemScope(session: Session, instance: ModuleInstance, file: string, item: string): Scope | undefined {
  const found = session.world.item(file, item);
  return found && { session, instance, file, item, pointers: found.pointers, names: null, closed: false };
}

/** Opens a declared block; https://developer.hashicorp.com/terraform/language/files/override */
export function openDeclared(session: Session, instance: ModuleInstance, declared: Declared): Opened | undefined {
  const scope = itemScope(session, instance, declared.file, declared.item);
  const content = session.world.item(declared.file, declared.item)?.content;
  if (!scope || content?.kind !== 'block') return undefined;
  let body = bodyOf(scope, content);
  for (const { file, item } of declared.overrides) {
    const overrideScope = itemScope(session, instance, file, item);
    const override = session.world.item(file, item)?.content;
    if (overrideScope && override?.kind === 'block') body = overridden(body, bodyOf(overrideScope, override));
  }
  return { ...body, scope, block: content };
}

/** The body of a block as written. */
export function bodyOf(scope: Scope, block: HclBlock): Body {
  const attributes = new Map<string, BodyAttribute>();
  const blocks: BodyBlock[] = [];
  for (const element of block.body.elements) {
    if (element.kind === 'block') blocks.push({ scope, block: element });
    else if (!attributes.has(element.name)) attributes.set(element.name, { scope, attribute: element });
  }
  return { attributes, blocks };
}

function overridden(body: Body, override: Body): Body {
  const replaced = new Set(override.blocks.map(({ block }) => blockType(block)));
  return {
    attributes: new Map([...body.attributes, ...override.attributes]),
    blocks: [...body.blocks.filter(({ block }) => !replaced.has(blockType(block))), ...override.blocks],
  };
}

const blockType = (block: HclBlock): string => (block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type);

/** The same body, its parts evaluated with other names. */
export function withNames(body: Opened, names: Scope['names']): Opened {
  const rename = (scope: Scope): Scope => ({ ...scope, names });
  return {
    ...body,
    scope: rename(body.scope),
    attributes: new Map([...body.attributes].map(([name, { scope, attribute }]) => [name, { scope: rename(scope), attribute }])),
    blocks: body.blocks.map(({ scope, block }) => ({ scope: rename(scope), block })),
  };
}
