import { isPolicyDocument, type Need, showPartialText, withoutMarks } from '../access/index.ts';
import { type FilePath, type LineIndex, lineIndex } from '../files/index.ts';
import type { Statement, StatementList, TfNode } from '../terraform/index.ts';
import type { Graph, GraphCall, GraphPlace, GraphPolicy, GraphStatement, GraphUnresolved, GraphWorkload } from './Engine.ts';
import type { Finding, Rooms } from './finding.ts';
import { isTrustPolicy } from './statements.ts';
import { legible } from './wording.ts';

/** The whole truth in one document: calls, policies, what is not resolved, findings. Paths are absolute here. */
export function graphOf(rooms: Rooms, findings: readonly Finding[]): Graph {
  const { code, terraform } = rooms;
  const lines = new Map<FilePath, LineIndex>();
  const position = (file: FilePath, offset: number) => {
    let index = lines.get(file);
    if (!index) lines.set(file, (index = lineIndex(rooms.files.text(file) ?? '')));
    return index.positionAt(offset);
  };
  const placeOf = (at: TfNode): GraphPlace => ({ file: at.file, line: position(at.file, terraform.range(at)?.start ?? 0).line });

  const policies: GraphPolicy[] = [];
  const unresolved: GraphUnresolved[] = [];
  for (const id of terraform.policies()) {
    const policy = terraform.policy(id);
    if (!policy) continue;
    if (!isPolicyDocument(policy.document)) {
      unresolved.push({ ...placeOf(policy.document.at), reason: `${policy.address}: ${policy.document.reason}` });
      continue;
    }
    for (const part of policy.document.unknown) unresolved.push({ ...placeOf(part.at), reason: `${policy.address}: ${part.reason}` });
    policies.push({
      kind: 'identity',
      root: policy.root,
      address: policy.address,
      form: policy.form,
      ...(policy.limit && { limit: policy.limit }),
      ...placeOf(policy.at),
      principals: policy.principals.map((one) => one.address),
      statements: policy.document.statements.map(statementIn(placeOf)),
    });
  }
  for (const id of [...new Set(terraform.files().flatMap(terraform.resourceGrantsIn))].sort()) {
    const grant = terraform.resourceGrant(id);
    // What is not known of one is among what is not resolved.
    if (!grant || !isPolicyDocument(grant.document)) continue;
    policies.push({
      kind: isTrustPolicy(grant) ? 'trust' : 'resource',
      root: grant.root,
      address: grant.address,
      form: grant.form,
      ...(grant.limit && { limit: grant.limit }),
      ...placeOf(grant.at),
      principals: [],
      ...(grant.on && { on: legible(grant.on) }),
      statements: grant.document.statements.map(statementIn(placeOf)),
    });
  }
  for (const file of terraform.files()) {
    for (const part of terraform.unresolved(file)) {
      const place = placeOf(part.at);
      if (!unresolved.some((one) => one.file === place.file && one.line === place.line && one.reason.endsWith(part.reason)))
        unresolved.push({ ...place, reason: part.reason });
    }
    for (const range of terraform.syntaxErrors(file))
      unresolved.push({ file, line: position(file, range.start).line, reason: 'could not be parsed' });
  }

  const workloads = terraform.workloads().map(
    (one): GraphWorkload => ({
      root: one.root,
      address: one.address,
      kind: one.kind,
      entryPoints: [],
      principals: one.principals.map((principal) => principal.address),
    }),
  );
  const workloadsOf = (file: FilePath) => {
    const policies = rooms.access.pairsOfCode(file).flatMap((pair) => terraform.policy(pair.policy) ?? []);
    const runsAs = (one: GraphWorkload) =>
      policies.some(
        (policy) => policy.root === one.root && policy.principals.some((principal) => one.principals.includes(principal.address)),
      );
    return workloads.filter(runsAs).map((one) => one.address);
  };

  const calls: GraphCall[] = [];
  for (const file of code.files()) {
    const runBy = code.calls(file).length > 0 ? workloadsOf(file) : [];
    for (const call of code.calls(file)) {
      const place = code.place(file, call.id);
      const at = position(file, place?.range.start ?? 0);
      const needs = rooms.access.needs(file).filter((need) => need.call === call.id && !need.absent);
      calls.push({
        file,
        line: at.line,
        column: at.column,
        package: call.package,
        operation: call.operation,
        form: call.form,
        actions: [...new Set(needs.filter((need) => need.kind === 'primary').map((need) => need.action))],
        needs: byAction(needs).map((need) => ({
          action: need.action,
          resources: need.resources.length === 0 ? ['*'] : need.resources.map(legible),
          kind: need.kind,
          ...(need.when !== null && { when: need.when }),
        })),
        workloads: runBy,
        ...(call.exempt !== null && { exempt: call.exempt }),
      });
    }
    for (const one of code.unresolved(file)) {
      unresolved.push({ file, line: position(file, code.place(file, one.id)?.range.start ?? 0).line, reason: one.reason });
    }
  }
  return {
    version: 1,
    calls,
    unresolved: unresolved
      .map((one) => ({ ...one, reason: withoutMarks(one.reason) }))
      .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    workloads,
    policies,
    findings,
  };
}

const statementIn =
  (placeOf: (at: TfNode) => GraphPlace) =>
  ({ at, sid, effect, actions, notActions, resources, notResources, principals, conditions }: Statement): GraphStatement => {
    const list = ({ elements }: StatementList) => elements.map((element) => legible(element.value));
    return {
      ...(sid && { sid: showPartialText(sid.value) }),
      effect: effect ? showPartialText(effect.value) : '',
      ...(actions && { actions: list(actions) }),
      ...(notActions && { notActions: list(notActions) }),
      ...(resources && { resources: list(resources) }),
      ...(notResources && { notResources: list(notResources) }),
      ...(principals && { [principals.element === 'Principal' ? 'principal' : 'notPrincipal']: principals.value }),
      ...(conditions && { conditions: conditions.value }),
      ...placeOf(at),
    };
  };

/** One need for an action of a kind, on all the resources that the call can mean. */
function byAction(needs: readonly Need[]): readonly Need[] {
  const merged = new Map<string, Need>();
  for (const need of needs) {
    const key = `${need.kind} ${need.action} ${need.when ?? ''}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, resources: together(before, need) } : need);
  }
  return [...merged.values()];
}

/** The resources of either, each once; none where either names nothing narrower than `*`. */
function together(one: Need, other: Need): Need['resources'] {
  if (one.resources.length === 0 || other.resources.length === 0) return [];
  return [...new Map([...one.resources, ...other.resources].map((resource) => [showPartialText(resource), resource])).values()];
}
