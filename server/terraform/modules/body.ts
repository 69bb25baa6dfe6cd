import type { HclAttribute, HclBlock } from '../../syntax/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/Scope.ts';
import type { Session } from '../evaluate/Session.ts';
import { booleanOf } from '../values/read.ts';
import type { Declared, ModuleInstance } from './Module.ts';

/** The body of a block, with what override files change in it, and the scope that each part is evaluated in. */
export interface Body {
  readonly attributes: { get(name: string): BodyAttribute | undefined; names(): readonly string[] };
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

/** A declared block with its scope, in an instance of its module. */
export interface Opened extends Body {
  readonly scope: Scope;
  readonly block: HclBlock;
  /** The block and what overrides it, in the order of merging. */
  readonly layers: readonly BodyBlock[];
}

/** The scope of an item, outside of any instance of what it declares. */
function itemScope(session: Session, instance: ModuleInstance, file: string, item: string): BodyBlock | undefined {
  const found = session.world.item(file, item);
  if (found?.content.kind !== 'block') return undefined;
  return { scope: { session, instance, file, item, pointers: found.pointers, names: null, closed: false }, block: found.content };
}

/** Opens a declared block; `undefined` when it has gone. https://developer.hashicorp.com/terraform/language/files/override */
export function openDeclared(session: Session, instance: ModuleInstance, declared: Declared): Opened | undefined {
  const base = itemScope(session, instance, declared.file, declared.item);
  if (!base) return undefined;
  const overrides = declared.overrides.flatMap(({ file, item }) => itemScope(session, instance, file, item) ?? []);
  return openedOf(base, [base, ...overrides]);
}

function openedOf(base: BodyBlock, layers: readonly BodyBlock[]): Opened {
  const body = layers.length === 1 ? bodyOf(base.scope, base.block) : merged(layers.map(({ scope, block }) => bodyOf(scope, block)));
  return { ...body, ...base, layers };
}

interface Parts {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}

const known = new WeakMap<HclBlock, Parts>();

function partsOf(block: HclBlock): Parts {
  let parts = known.get(block);
  if (parts) return parts;
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  for (const element of block.body.elements) {
    if (element.kind === 'block') blocks.push(element);
    else if (!attributes.has(element.name)) attributes.set(element.name, element);
  }
  parts = { attributes, blocks };
  known.set(block, parts);
  return parts;
}

/** The body of a block as written. */
export function bodyOf(scope: Scope, block: HclBlock): Body {
  const { attributes, blocks } = partsOf(block);
  const get = (name: string): BodyAttribute | undefined => {
    const attribute = attributes.get(name);
    return attribute && { scope, attribute };
  };
  return { attributes: { get, names: () => [...attributes.keys()] }, blocks: blocks.map((inner) => ({ scope, block: inner })) };
}

/** Of the bodies of several files the last one's attributes count, and its blocks replace those of their type. */
function merged(bodies: readonly Body[]): Body {
  let blocks: readonly BodyBlock[] = [];
  for (const body of bodies) {
    const replaced = new Set(body.blocks.map(({ block }) => blockType(block)));
    blocks = [...blocks.filter(({ block }) => !replaced.has(blockType(block))), ...body.blocks];
  }
  const get = (name: string): BodyAttribute | undefined => {
    for (let index = bodies.length - 1; index >= 0; index--) {
      const found = bodies[index]?.attributes.get(name);
      if (found) return found;
    }
    return undefined;
  };
  const names = () => [...new Set(bodies.flatMap((body) => body.attributes.names()))];
  return { attributes: { get, names }, blocks };
}

/** The type of a block, or of those that a `dynamic` block makes. */
export const blockType = (block: HclBlock): string => (block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type);

/** The same body, its parts evaluated with other names. */
export function withNames(opened: Opened, names: Scope['names']): Opened {
  const layers = opened.layers.map(({ scope, block }) => ({ scope: { ...scope, names }, block }));
  const [base] = layers;
  return base ? openedOf(base, layers) : opened;
}

/** Whether a variable or an output says that its value is not to be shown. */
export function isSensitive({ attributes }: Opened): boolean {
  const sensitive = attributes.get('sensitive');
  return sensitive !== undefined && booleanOf(evaluate(sensitive.scope, sensitive.attribute.value)) === true;
}
