import type { Statement, TypeNode } from '../../syntax/index.ts';
import { isClassNode } from '../scope/nodes.ts';
import type { CodeNode } from '../Value.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { alternatives, oneOf, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';

type Interface = Extract<Statement, { kind: 'interface' }>;

const mostClasses = 10;
const mostNames = 6;
const deepest = 3;

/**
 * What the classes of the workspace that implement an interface have under a name: what is known of an object of which only
 * the interface is. Where no class implements it, that is what the interface declares.
 */
export function implementedMember(evaluation: Evaluation, site: Site, of: Interface, key: string, declared: Thing): Thing {
  if (declared.kind !== 'callable' && declared.kind !== 'unknown') return declared;
  const classes = implementing(evaluation, site, of, 0);
  if (classes === 'too many') {
    const notKnown = unknown(`${key} of ${of.name}, which many classes implement`, [nodeOf(site, of.id)]);
    return declared.kind === 'callable' ? { ...declared, returns: () => notKnown } : notKnown;
  }
  const members = classes
    .map((one) => evaluation.property({ kind: 'instance', of: one, arguments: null, node: null, from: one.from }, key))
    .filter(({ kind }) => kind !== 'undefined');
  return members.length > 0 ? oneOf(members) : declared;
}

/** The classes that implement an interface, or one that extends it. */
function implementing(evaluation: Evaluation, site: Site, of: Interface, level: number): readonly ThingOf<'class'>[] | 'too many' {
  const place = nodeOf(site, of.id);
  const classes = new Map<string, ThingOf<'class'>>();
  const names = namesOf(evaluation, of.name);
  if (names === 'too many' || level > deepest) return 'too many';
  for (const name of names) {
    const heirs = evaluation.world.implementing(name);
    if (!heirs) return 'too many';
    for (const { file, item, node: id } of heirs) {
      const at = evaluation.site(file, item);
      const node = at?.index.nodes[id];
      if (!at || !node) continue;
      const isHeir = (types: readonly TypeNode[]) => types.some((type) => isOf(evaluation, at, id, type, place));
      const add = (one: ThingOf<'class'>) => classes.set(`${one.site.file}|${one.site.item}|${one.node.id}`, one);
      if (isClassNode(node)) {
        if (isHeir(node.implements)) add({ kind: 'class', node, site: at, from: [nodeOf(at, id)] });
      } else if ('kind' in node && node.kind === 'interface' && isHeir(node.extends)) {
        const more = implementing(evaluation, at, node, level + 1);
        if (more === 'too many') return more;
        more.forEach(add);
      }
    }
  }
  return classes.size > mostClasses ? 'too many' : [...classes.values()];
}

/** Whether a type that is written somewhere is the interface at a place. */
function isOf(evaluation: Evaluation, site: Site, from: number, type: TypeNode, { file, item, node }: CodeNode): boolean {
  return alternatives(evaluation.typed(site, from, type)).some(
    ({ kind, from: [at] }) => kind === 'object' && at?.file === file && at.item === item && at.node === node,
  );
}

/** A type's name, and those that imports and exports anywhere give it. */
function namesOf(evaluation: Evaluation, name: string): readonly string[] | 'too many' {
  const names = [name];
  for (const known of names) {
    const more = evaluation.world.aliases(known);
    if (!more || names.length > mostNames) return 'too many';
    names.push(...more.filter((one) => !names.includes(one)));
  }
  return names;
}
