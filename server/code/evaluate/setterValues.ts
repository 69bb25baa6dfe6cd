import type { Expression, FunctionNode, ItemKey } from '../../syntax/index.ts';
import { assignedValue } from './assignedValue.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { alternatives, type Site, type Thing, unknown } from './Thing.ts';

/** What a setter is given: the values of `this.name = …` and `object.name = …` in its file; `undefined` where it is none. */
export function setterValues(evaluation: Evaluation, site: Site, fn: FunctionNode): readonly Thing[] | undefined {
  const scope = evaluation.world.scope(site.file);
  const member = scope.members.get(site.item);
  const { content } = site.index;
  if (member?.kind !== 'set' || content?.kind !== 'member' || content.member.kind !== 'methodMember' || content.member.value !== fn)
    return undefined;
  const name = member.name ?? '';
  const owner = scope.owners.get(site.item);
  const own = new Set(
    [...scope.owners].flatMap(([item, one]) =>
      one.item === owner?.item && one.node === owner.node && scope.members.get(item)?.assigns.includes(name) ? [item] : [],
    ),
  );
  const isOne = (from: Site, item: ItemKey, object: Expression): boolean =>
    object.kind === 'this'
      ? own.has(item)
      : alternatives(evaluation.value(from, object)).some(
          (option) =>
            option.kind === 'instance' &&
            option.of.kind === 'class' &&
            option.of.site.file === site.file &&
            option.of.site.item === owner?.item &&
            option.of.node.id === owner.node,
        );
  const values = [...new Set([...own, ...(scope.memberAssigned.get(name) ?? [])])].flatMap((item) => {
    const from = evaluation.site(site.file, item);
    const entries = from?.index.memberAssignments.filter(({ property }) => property === name) ?? [];
    return entries.flatMap((entry) => (from && isOne(from, item, entry.object) ? [assignedValue(evaluation, from, entry)] : []));
  });
  return values.length > 0 ? values : [unknown(`given by whoever sets ${name}, which is not seen in its file`, [nodeOf(site, fn.id)])];
}
