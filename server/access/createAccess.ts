import { action as actionFacts, actionMatches, expandActions, iamPrefixes, isEveryAction } from '../aws/index.ts';
import type { Code } from '../code/index.ts';
import { type FilePath, type Files, fileFamily, folderOf, isWithin } from '../files/index.ts';
import { family, grouped, index, steady, table, whenGone } from '../query/index.ts';
import type { Terraform } from '../terraform/index.ts';
import type { Access, Coverage, JudgedNeed, Missing } from './Access.ts';
import { createCandidates } from './candidates.ts';
import { effectOf } from './effectOf.ts';
import { type Grant, grantedIn } from './grant.ts';
import { type Need, needsOf } from './needs.ts';
import { type CodeUnit, type Pair, pairingOf } from './pairs.ts';
import { wholeText } from './partialText.ts';
import { isPolicyDocument } from './policyDocument.ts';
import { createPrincipalGrants } from './principals.ts';
import { createRequirements } from './requirements.ts';
import { principalsReached, rightfulPair, rivalsByPair } from './rightfulPair.ts';
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
  const needs = fileFamily(files, 'needs', (file) => needsOf(code, requirement, file));

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
  const units = steady('units', (): readonly CodeUnit[] => {
    const packages = new Map<FilePath, Set<string>>();
    for (const entry of callers('all')) {
      if (entry.packages.length === 0) continue;
      const known = packages.get(entry.folder) ?? new Set();
      for (const name of entry.packages) known.add(name);
      packages.set(entry.folder, known);
    }
    return [...packages].map(([folder, names]) => ({ folder, packages: [...names].sort() })).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  });

  const prefixes = steady('prefixes', () => [...new Set(units().flatMap((unit) => unit.packages.flatMap((name) => iamPrefixes(name))))]);
  const candidates = createCandidates(files, terraform, prefixes);
  const pairing = steady('pairing', () => pairingOf(files, candidates, units()));
  const pairsOfCode = fileFamily(files, 'pairsOfCode', (file) => pairing().pairs.filter((pair) => isWithin(file, pair.code)));
  const pairsByPolicy = table('pairsByPolicy', () => grouped(pairing().pairs, (pair) => pair.policy));
  const undecidedPolicies = table('undecidedPolicies', () => {
    const { undecided } = pairing();
    const why = undecided && { reason: undecided.reason, codes: undecided.codes };
    return new Map(why ? undecided.policies.map((id) => [id, why] as const) : []);
  });

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
  const users = index(code.files, (file) => {
    const throughLibrary = code.calls(file).flatMap((call) => (call.form === 'library' ? [call.package] : []));
    return [...new Set([...code.imports(file), ...throughLibrary])].map((name) => ({ key: name, entry: file }));
  });

  const typed = index(code.files, (file) => code.typeImports(file).map((key) => ({ key, entry: file })));

  const coverage = family('coverage', (pairId): Coverage => {
    const said = actionsOfPair(pairId);
    const needed = new Set(said.flatMap((entry) => entry.certain));
    const maybe = new Set(said.flatMap((entry) => entry.maybe).filter((action) => !needed.has(action)));
    const notUnderstood = new Set(doubtsOfPair(pairId).flat());
    return { needed: [...needed].sort(), maybe: [...maybe].sort(), notUnderstood: [...notUnderstood].sort() };
  });

  const principals = createPrincipalGrants(terraform);
  const grant = (pair: Pair, need: Need): Grant => {
    const policy = terraform.policy(pair.policy);
    if (!policy) return { verdict: 'depends', reason: 'the policy has gone', by: [] };
    if (!isPolicyDocument(policy.document)) return { verdict: 'depends', reason: policy.document.reason, by: [] };
    const own = grantedIn(policy.document, need.action, need.resources);
    const other: Grant = own.verdict === 'denied' ? own : principals.besides(policy, need);
    if (other.verdict === 'denied') return other;
    const together = own.verdict === 'granted' || other.verdict === 'silent' ? own : other;
    return together.verdict === 'granted' ? principals.limited(policy, need, together) : together;
  };

  const judged = fileFamily(files, 'judged', (file): readonly JudgedNeed[] => {
    const certain = needs(file).filter((need) => need.certain);
    if (certain.length === 0) return [];
    return pairsOfCode(file).flatMap((pair) => certain.map((need) => ({ pair: pair.id, need, grant: grant(pair, need) })));
  });
  const reachedBy = family('reachedBy', (policy) => principalsReached(terraform, policy));
  const rivals = table('rivals', () => rivalsByPair(pairing().pairs, reachedBy));
  const isRightful = ({ pair, need }: JudgedNeed): boolean => {
    const of = rivals(pair) ?? [];
    return of.length < 2 || rightfulPair(terraform, of, need.action)?.id === pair;
  };
  /** What no policy grants, by the pair whose policy should. */
  const ungranted = fileFamily(files, 'ungranted', (file): ReadonlyMap<string, readonly JudgedNeed[]> => {
    const missed = judged(file).filter(({ grant: { verdict } }) => verdict === 'silent' || verdict === 'elsewhere');
    return grouped(missed.filter(isRightful), (one) => one.pair);
  });
  const ungrantedOfPair = index(code.files, (file) =>
    [...ungranted(file)].flatMap(([key, found]) => found.map((entry) => ({ key, entry }))),
  );
  const missing = family('missing', (pairId) => byAction(ungrantedOfPair(pairId)));

  whenGone(
    () => pairing().pairs.map((pair) => pair.id),
    (id) => {
      for (const of of [actionsOfPair, doubtsOfPair, ungrantedOfPair, coverage, missing, rivals]) of.drop(id);
    },
  );
  whenGone(terraform.policies, (id) => {
    for (const of of [pairsByPolicy, undecidedPolicies, reachedBy]) of.drop(id);
  });

  const understands = (pairId: string, prefix: string): boolean =>
    coverage(pairId).notUnderstood.every((name) => name !== '*' && !iamPrefixes(name).includes(prefix));

  return {
    requirement,
    needs,
    pairing,
    pairsOfCode,
    pairsOfPolicy: (id) => pairsByPolicy(id) ?? [],
    undecided: (id) => undecidedPolicies(id),
    policiesOf: principals.policiesOf,
    grant,
    judged,
    missing: (pair) => missing(pair.id),
    missingIn: (pair, file) => byAction(ungranted(file).get(pair.id) ?? []),
    coverage: (pair) => coverage(pair.id),
    needsOfAction: (name) => needsOfAction(actionFacts(name)?.name ?? name),
    filesWithCalls: () => callers('all').map((entry) => entry.file),
    filesUsing: (name, folder) => users(name).filter((file) => isWithin(file, folder)),
    filesTypedBy: (name, folder) => typed(name).filter((file) => isWithin(file, folder)),
    unused: (pair, statement) => {
      if (effectOf(statement) !== 'Allow') return [];
      const { needed, maybe } = coverage(pair.id);
      return (statement.actions?.elements ?? []).flatMap(({ value, at }) => {
        const pattern = wholeText(value);
        if (pattern === undefined || expandActions(pattern).length === 0) return [];
        const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
        const used = [...needed, ...maybe].some((action) => actionMatches(pattern, action));
        if (used || isEveryAction(pattern) || mayBeTheRuntimes(pattern) || !understands(pair.id, prefix)) return [];
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
