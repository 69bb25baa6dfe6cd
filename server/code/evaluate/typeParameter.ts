import type { TypeNode, TypeParameter } from '../../syntax/index.ts';
import { isFunctionNode } from '../scope/nodes.ts';
import type { Evaluation } from './Evaluation.ts';
import { ownerOf } from './ownerOf.ts';
import { subclasses } from './subclasses.ts';
import { alternatives, type Lazy, oneOf, type Site, type Thing, type ThingOf, type TypesGiven } from './Thing.ts';

/** Type arguments where they are written, e.g. at a reference: evaluated when they are asked for. */
export interface TypeArguments {
  /** The same for the same arguments. */
  readonly key: string;
  readonly list: readonly Lazy[];
}

/** The type arguments at a node of a site; `undefined` where there are none. */
export function typeArguments(evaluation: Evaluation, site: Site, from: number, list: readonly TypeNode[]): TypeArguments | undefined {
  const [first] = list;
  if (!first) return undefined;
  return {
    key: `${site.file}|${site.item}|${first.id}${site.types ? `|${site.types.key}` : ''}`,
    list: list.map((type) => () => evaluation.typed(site, from, type)),
  };
}

/** A site in which the type parameters of a declaration stand for what is given. */
export function withTypes(site: Site, parameters: readonly TypeParameter[], given: TypeArguments | undefined): Site {
  if (!given || parameters.length === 0) return site;
  const known = new Map<string, Lazy>();
  for (const [i, { name }] of parameters.entries()) {
    const type = given.list[i];
    if (type) known.set(name, type);
  }
  const types: TypesGiven = { key: given.key, known };
  return { ...site, types };
}

/** What a type parameter, seen from a node, stands for: what is given, what the class's heirs give, else its bound or default. */
export function typeParameter(evaluation: Evaluation, site: Site, from: number, name: string): Thing | undefined {
  const given = site.types?.known.get(name);
  if (given) return given();
  for (let id = from; id >= 0; id = site.index.parents[id] ?? -1) {
    const node = site.index.nodes[id];
    const declared = isFunctionNode(node) ? node.typeParameters.find((parameter) => parameter.name === name) : undefined;
    if (declared) return boundOf(evaluation, site, from, declared);
  }
  const owner = ownerOf(evaluation, site);
  return owner && ofClass(evaluation, owner, name);
}

function ofClass(evaluation: Evaluation, of: ThingOf<'class'>, name: string): Thing | undefined {
  const index = of.node.typeParameters.findIndex((parameter) => parameter.name === name);
  const declared = of.node.typeParameters[index];
  if (!declared) return undefined;
  const heirs = subclasses(evaluation, of);
  const given = (heirs === 'too many' ? [] : heirs).flatMap((heir) => {
    const type = heir.node.extendsTypeArguments[index];
    return type ? [evaluation.typed(heir.site, heir.node.id, type)] : [];
  });
  const known = given.filter(isUseful);
  return known.length > 0 ? oneOf(known) : boundOf(evaluation, of.site, of.node.id, declared);
}

/** What a type parameter extends, or is by default, where that tells of an object. */
function boundOf(evaluation: Evaluation, site: Site, from: number, { constraint, default: other }: TypeParameter): Thing | undefined {
  for (const type of [constraint, other]) {
    const thing = type && evaluation.typed(site, from, type);
    if (thing && isUseful(thing)) return thing;
  }
  return undefined;
}

function isUseful(thing: Thing): boolean {
  return alternatives(thing).every(({ kind }) => kind === 'instance' || kind === 'object');
}
