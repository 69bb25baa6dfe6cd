import { isClassNode } from '../scope/nodes.ts';
import { baseOf } from './classMember.ts';
import type { Evaluation } from './Evaluation.ts';
import { alternatives, type ThingOf } from './Thing.ts';

type ClassThing = ThingOf<'class'>;

/** The classes of the workspace that extend a class directly. */
export function subclasses(evaluation: Evaluation, of: ClassThing): readonly ClassThing[] | 'too many' {
  const heirs = of.node.name === null ? [] : evaluation.world.extending(of.node.name);
  if (!heirs) return 'too many';
  return heirs.flatMap(({ file, item, node: id }): readonly ClassThing[] => {
    const site = evaluation.site(file, item);
    const node = site?.index.nodes[id];
    if (!site || !isClassNode(node)) return [];
    const subclass: ClassThing = { kind: 'class', node, site, from: [] };
    const base = baseOf(evaluation, subclass);
    return base && alternatives(base).some((option) => option.kind === 'class' && isSameClass(option, of)) ? [subclass] : [];
  });
}

export function isSameClass(one: ClassThing, other: ClassThing): boolean {
  return one.site.file === other.site.file && one.site.item === other.site.item && one.node.id === other.node.id;
}
