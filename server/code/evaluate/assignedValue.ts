import type { Expression } from '../../syntax/index.ts';
import type { MemberAssignment } from '../scope/memberFilling.ts';
import type { Evaluation } from './Evaluation.ts';
import { filledValue, keyOf } from './filling.ts';
import { alternatives, dependsOnItself, isNothing, oneOf, type Site, siteKey, type Thing } from './Thing.ts';

const plain = new Set(['=', '??=', '||=', '&&=']);

/** What an assignment writes: its value, or what an operator such as `+=` makes of it. */
export function assignedValue(
  evaluation: Evaluation,
  site: Site,
  { node, value }: { readonly node: number; readonly value: Expression },
): Thing {
  const assignment = site.index.nodes[node];
  if (assignment && 'kind' in assignment && assignment.kind === 'call') return filledValue(evaluation, site, { node, value });
  const operator = assignment && 'kind' in assignment && assignment.kind === 'assign' ? assignment.operator : '=';
  return evaluation.value(site, plain.has(operator) || !assignment ? value : (assignment as Expression));
}

/** What a member is given by an assignment under a key that is not written; nothing where that is known to be another. */
export function keyedMember(evaluation: Evaluation, site: Site, entry: MemberAssignment, key: string): readonly Thing[] {
  const assignment = site.index.nodes[entry.node];
  const target = assignment && 'kind' in assignment && assignment.kind === 'assign' ? assignment.target : undefined;
  const index = target?.kind === 'index' ? target.index : keyOf(site, entry.node);
  if (!index) return [];
  const keys = alternatives(evaluation.value(site, index));
  if (keys.every((one) => one.kind === 'literal' && String(one.value) !== key)) return [];
  const { value } = entry;
  // Copied under the same key: `config[key] = process.env[key]`.
  const isSame = value.kind === 'index' && value.index.kind === 'identifier' && index.kind === 'identifier';
  if (isSame && value.index.name === index.name) return memberOf(evaluation, site, value.object, key);
  return [assignedValue(evaluation, site, entry)];
}

/** What a member is given where all members of something are copied. */
export function copiedMember(evaluation: Evaluation, site: Site, { value }: MemberAssignment, key: string): readonly Thing[] {
  return memberOf(evaluation, site, value, key);
}

/** A member of what an expression can be, where it has one; that may be of what is being asked for. */
function memberOf(evaluation: Evaluation, site: Site, of: Expression, key: string): readonly Thing[] {
  const asked = site.frame === null ? `copied|${siteKey(site)}|${of.id}|${key}` : null;
  const member = evaluation.guard(asked, () => {
    const sources = alternatives(evaluation.value(site, of)).filter((source) => !isNothing(source));
    const members = sources.map((source) => evaluation.property(source, key)).filter((thing) => thing.kind !== 'undefined');
    return members.length > 0 ? oneOf(members) : absent;
  });
  return member.kind === 'undefined' || (member.kind === 'unknown' && member.reason === dependsOnItself) ? [] : [member];
}

const absent: Thing = { kind: 'undefined', from: [] };
