import { action as actionFacts, actionMatches, expandActions, iamPrefixes, managedPolicy } from '../aws/index.ts';
import type { Code } from '../code/index.ts';
import { type FilePath, type Files, folderOf, isWithin } from '../files/index.ts';
import { derived, family, index } from '../query/index.ts';
import type { Policy, Terraform } from '../terraform/index.ts';
import type { Access, Coverage, JudgedNeed, Missing } from './Access.ts';
import { type Grant, grantedIn } from './grant.ts';
import { managedDocument } from './managedDocument.ts';
import { type Need, needsOf } from './needs.ts';
import { type CodeUnit, type Pair, pairingOf } from './pairs.ts';
import { wholeText } from './partialText.ts';
import { isPolicyDocument } from './policyDocument.ts';
import { createRequirements } from './requirements.ts';
import { mayBeTheRuntimes } from './runtimeActions.ts';

/** Wires the questions of `Access` over the two sides. */
export function createAccess({
  files,
  code,
  terraform,
}: {
  readonly files: Files;
  readonly code: Code;
  readonly terraform: Terraform;
}): Access {
  const requirement = createRequirements(files);
  const needs = family('needs', (file) => needsOf(code, requirement, file));

  const unitOf = (file: FilePath): FilePath => {
    const manifest = code.manifestOf(file);
    return manifest ? folderOf(manifest) : (files.roots().find((root) => isWithin(file, root)) ?? folderOf(file));
  };
  const callers = index(code.files, (file) => {
    const calls = code.calls(file);
    if (calls.length === 0) return [];
    const packages = [...new Set(calls.filter((call) => call.exempt === null).map((call) => call.package))].sort();
    return [{ key: 'all', entry: { file, folder: unitOf(file), packages } }];
  });
  const units = derived('units', (): readonly CodeUnit[] => {
    const packages = new Map<FilePath, Set<string>>();
    for (const entry of callers('all')) {
      if (entry.packages.length === 0) continue;
      const known = packages.get(entry.folder) ?? new Set();
      for (const name of entry.packages) known.add(name);
      packages.set(entry.folder, known);
    }
    return [...packages].map(([folder, names]) => ({ folder, packages: [...names].sort() })).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  });

  const pairing = derived('pairing', () => pairingOf(files, terraform, units()));
  const pairsOfCode = family('pairsOfCode', (file) => pairing().pairs.filter((pair) => isWithin(file, pair.code)));
  const pairsOfPolicy = family('pairsOfPolicy', (id) => pairing().pairs.filter((pair) => pair.policy === id));

  const actionsOfPair = index(code.files, (file) => {
    const found = needs(file);
    if (found.length === 0) return [];
    const entry = {
      certain: [...new Set(found.filter((need) => need.certain).map((need) => need.action))].sort(),
      maybe: [...new Set(found.filter((need) => !need.certain).map((need) => need.action))].sort(),
    };
    return pairsOfCode(file).map((pair) => ({ key: pair.id, entry }));
  });
  const doubtsOfPair = index(code.files, (file) => {
    const unresolved = code.unresolved(file).flatMap((call) => (call.packages.length > 0 ? call.packages : ['*']));
    const unknown = code.calls(file).flatMap((call) => (requirement(call) ? [] : [call.package]));
    const packages = [...new Set([...unresolved, ...unknown])].sort();
    return packages.length === 0 ? [] : pairsOfCode(file).map((pair) => ({ key: pair.id, entry: packages }));
  });
  const needsOfAction = index(code.files, (file) => needs(file).map((need) => ({ key: need.action, entry: need })));
  const importers = index(code.files, (file) => code.imports(file).map((name) => ({ key: name, entry: file })));

  const coverage = family('coverage', (pairId): Coverage => {
    const said = actionsOfPair(pairId);
    const needed = new Set(said.flatMap((entry) => entry.certain));
    const maybe = new Set(said.flatMap((entry) => entry.maybe).filter((action) => !needed.has(action)));
    const notUnderstood = new Set(doubtsOfPair(pairId).flat());
    return { needed: [...needed].sort(), maybe: [...maybe].sort(), notUnderstood: [...notUnderstood].sort() };
  });

  /** Other policies that reach every principal of `policy`, and whether all that reach them are known. */
  const grantElsewhere = (policy: Policy, need: Need): Grant => {
    if (policy.principals.length === 0 || policy.principalsUnknown !== null) return { verdict: 'silent' };
    let depends: string | undefined;
    for (const principal of policy.principals) {
      let granted = false;
      for (const id of terraform.policies()) {
        const other = terraform.policy(id);
        if (
          !other ||
          other.id === policy.id ||
          !other.principals.some((one) => one.address === principal.address && one.root === principal.root)
        )
          continue;
        const answer: Grant = isPolicyDocument(other.document)
          ? grantedIn(other.document, need.action, need.resources)
          : { verdict: 'depends', reason: `${other.address} could not be evaluated`, by: [] };
        if (answer.verdict === 'denied') return answer;
        if (answer.verdict === 'granted') granted = true;
        if (answer.verdict === 'depends') depends ??= answer.reason;
      }
      for (const arn of terraform.managedPoliciesOf(principal.address, principal.root)) {
        const document = arn === null ? undefined : managedDocument(managedPolicy(arn));
        if (!document)
          depends ??= arn === null ? `a policy attached to ${principal.address} is not known` : `the document of ${arn} is not known`;
        else if (grantedIn(document, need.action, []).verdict === 'granted') granted = true;
      }
      if (!granted) return depends === undefined ? { verdict: 'silent' } : { verdict: 'depends', reason: depends, by: [] };
    }
    return { verdict: 'granted', by: [] };
  };

  const grant = (pair: Pair, need: Need): Grant => {
    const policy = terraform.policy(pair.policy);
    if (!policy) return { verdict: 'depends', reason: 'the policy has gone', by: [] };
    if (!isPolicyDocument(policy.document)) return { verdict: 'depends', reason: policy.document.reason, by: [] };
    const own = grantedIn(policy.document, need.action, need.resources);
    if (own.verdict === 'granted' || own.verdict === 'denied') return own;
    const other = grantElsewhere(policy, need);
    return other.verdict === 'silent' ? own : other;
  };

  const judged = family('judged', (file): readonly JudgedNeed[] => {
    const certain = needs(file).filter((need) => need.certain);
    if (certain.length === 0) return [];
    return pairsOfCode(file).flatMap((pair) => certain.map((need) => ({ pair: pair.id, need, grant: grant(pair, need) })));
  });
  const ungranted = (file: FilePath) => judged(file).filter((one) => one.grant.verdict === 'silent' || one.grant.verdict === 'elsewhere');
  const ungrantedOfPair = index(code.files, (file) => ungranted(file).map((entry) => ({ key: entry.pair, entry })));
  const missing = family('missing', (pairId) => byAction(ungrantedOfPair(pairId)));

  const understands = (pairId: string, prefix: string): boolean =>
    coverage(pairId).notUnderstood.every((name) => name !== '*' && !iamPrefixes(name).includes(prefix));

  return {
    requirement,
    needs,
    pairing,
    pairsOfCode,
    pairsOfPolicy,
    grant,
    judged,
    missing: (pair) => missing(pair.id),
    missingIn: (pair, file) => byAction(ungranted(file).filter((one) => one.pair === pair.id)),
    coverage: (pair) => coverage(pair.id),
    needsOfAction: (name) => needsOfAction(actionFacts(name)?.name ?? name),
    filesWithCalls: () => callers('all').map((entry) => entry.file),
    filesImporting: (name, folder) => importers(name).filter((file) => isWithin(file, folder)),
    unused: (pair, statement) => {
      if (!statement.effect || wholeText(statement.effect.value) !== 'Allow') return [];
      const { needed, maybe } = coverage(pair.id);
      return (statement.actions?.elements ?? []).flatMap(({ value, at }) => {
        const pattern = wholeText(value);
        if (pattern === undefined || expandActions(pattern).length === 0) return [];
        const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
        const used = [...needed, ...maybe].some((action) => actionMatches(pattern, action));
        if (used || !pattern.includes(':') || mayBeTheRuntimes(pattern) || !understands(pair.id, prefix)) return [];
        return [{ element: at, action: pattern }];
      });
    },
  };
}

function byAction(ungranted: readonly JudgedNeed[]): readonly Missing[] {
  const actions = [...new Set(ungranted.map((one) => one.need.action))].sort();
  return actions.map((action) => {
    const found = ungranted.filter((one) => one.need.action === action);
    const elsewhere = found.flatMap(({ grant }) => (grant.verdict === 'elsewhere' ? grant.by : []))[0];
    return { action, needs: found.map((one) => one.need), elsewhere: elsewhere?.statement ?? null };
  });
}
