import { action, expandActions, iamPrefixes } from '../aws/index.ts';
import { type FilePath, type Files, isWithin, relativePath } from '../files/index.ts';
import type { Policy, Terraform } from '../terraform/index.ts';
import { wholeText } from './partialText.ts';
import { isPolicyDocument } from './policyDocument.ts';

/** Which code is judged against which policy. */
export interface Pair {
  /** Stable identity: folder and policy id. */
  readonly id: string;
  /** Folder of the code. */
  readonly code: FilePath;
  /** Id of the policy. */
  readonly policy: string;
  readonly because: 'configuration' | 'plain';
}

/** The pairs in force, or why there is none. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Set where there are calls and policies and no pair: what a person must decide. */
  readonly undecided: Undecided | null;
  /** Pairs of the configuration that name nothing. */
  readonly dangling: readonly { readonly policy: string; readonly code: FilePath; readonly reason: string }[];
}

export interface Undecided {
  readonly reason: string;
  readonly codes: readonly FilePath[];
  readonly policies: readonly string[];
}

/** A package with SDK calls: its folder, and the IAM prefixes that the calls need. */
export interface CodeUnit {
  readonly folder: FilePath;
  readonly packages: readonly string[];
}

/**
 * The configuration's pairs; without any, the plain case: exactly one customer policy that grants something can belong
 * to the one package with SDK calls. A policy can belong if it names a service that the code calls, or could not be read.
 */
export function pairingOf(files: Files, terraform: Terraform, units: readonly CodeUnit[]): Pairing {
  const policies = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  const configured = files.settings().pairs;
  return configured.length > 0 ? configuredPairing(configured, policies) : plainPairing(terraform, policies, units);
}

function configuredPairing(configured: ReturnType<Files['settings']>['pairs'], policies: readonly Policy[]): Pairing {
  const pairs: Pair[] = [];
  const dangling: Pairing['dangling'][number][] = [];
  for (const { code, policy, within } of configured) {
    const meant = policies.filter(
      (one) => withoutKeys(one.address) === withoutKeys(policy) && (one.address === policy || withoutKeys(policy) === policy),
    );
    const near = meant.filter((one) => isWithin(one.root, within));
    const chosen = near.length > 0 ? near : meant;
    if (chosen.length === 0) {
      const known = [...new Set(policies.map((one) => one.address))].slice(0, 5).join(', ');
      dangling.push({ policy, code, reason: `no policy has the address ${policy}${known ? `; there are ${known}` : ''}` });
    }
    for (const one of chosen) pairs.push({ id: `${code} ${one.id}`, code, policy: one.id, because: 'configuration' });
  }
  return { pairs, undecided: null, dangling };
}

function plainPairing(terraform: Terraform, policies: readonly Policy[], units: readonly CodeUnit[]): Pairing {
  const none: Pairing = { pairs: [], undecided: null, dangling: [] };
  if (units.length === 0) return none;
  const permitting = policies.filter(grantsSomething);
  const codes = units.map((unit) => unit.folder);
  const undecided = (reason: string, of: readonly Policy[]): Pairing => ({
    ...none,
    undecided: { reason, codes, policies: of.map((one) => one.id) },
  });
  if (permitting.length === 0) return undecided('no policy of the workspace grants anything', []);
  const [unit] = units;
  if (units.length > 1 || !unit) return undecided(`${units.length} packages call AWS`, permitting);
  const prefixes = new Set(unit.packages.flatMap((name) => iamPrefixes(name)));
  const possible = permitting.filter((policy) => canServe(policy, prefixes));
  const whole = possible.filter((policy) => !isHalfTyped(terraform, policy));
  const candidates = whole.length > 0 ? whole : possible;
  const addresses = new Set(candidates.map((policy) => `${policy.root} ${withoutKeys(policy.address)}`));
  if (addresses.size === 0) return undecided('no policy names a service that the code calls', permitting);
  if (addresses.size > 1) return undecided(`${addresses.size} policies could be the code's`, candidates);
  const pairs = candidates.map(
    (policy): Pair => ({ id: `${unit.folder} ${policy.id}`, code: unit.folder, policy: policy.id, because: 'plain' }),
  );
  return { ...none, pairs };
}

function grantsSomething(policy: Policy): boolean {
  if (!isPolicyDocument(policy.document)) return true;
  if (policy.document.unknown.length > 0) return true;
  return policy.document.statements.some((statement) => {
    if (!statement.effect || wholeText(statement.effect.value) === 'Deny') return false;
    return (statement.actions?.elements.length ?? 0) > 0 || statement.actions?.open != null || statement.notActions !== null;
  });
}

function canServe(policy: Policy, prefixes: ReadonlySet<string>): boolean {
  if (isOfPeople(policy)) return false;
  if (!isPolicyDocument(policy.document) || policy.document.unknown.length > 0) return true;
  return policy.document.statements.some((statement) => {
    if (statement.notActions || statement.actions?.open != null) return true;
    return statement.actions?.elements.some(({ value }) => {
      const text = wholeText(value);
      if (text === undefined || text === '*') return true;
      const prefix = text.slice(0, text.indexOf(':')).toLowerCase();
      return (
        prefixes.has(prefix) ||
        (action(text) === undefined && expandActions(text).length === 0 && [...prefixes].some((one) => prefix.startsWith(`${one}-`)))
      );
    });
  });
}

/** A policy that is not known because its text is being typed: it displaces no other. */
const isHalfTyped = (terraform: Terraform, { at, document }: Policy): boolean =>
  (!isPolicyDocument(document) || document.unknown.length > 0) && terraform.syntaxErrors(at.file).length > 0;

/** A policy that reaches groups only: no workload runs as a group. */
const isOfPeople = (policy: Policy): boolean =>
  policy.type === 'aws_iam_group_policy' ||
  (policy.principals.length > 0 && policy.principalsUnknown === null && policy.principals.every((one) => one.kind === 'group'));

/** A Terraform address without instance keys: `module.a["x"].b.c[0]` → `module.a.b.c`. */
function withoutKeys(address: string): string {
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < address.length; i++) {
    const char = address[i];
    if (depth > 0 && char === '"' && address[i - 1] !== '\\') quoted = !quoted;
    if (!quoted && char === '[') depth++;
    if (depth === 0) plain += char;
    if (!quoted && char === ']') depth--;
  }
  return plain;
}

/** How a pair is written in the configuration of `folder`. */
export function writtenPair(
  pair: { readonly code: FilePath; readonly policy: string },
  folder: FilePath,
): { readonly code: string; readonly policy: string } {
  return { code: relativePath(folder, pair.code), policy: withoutKeys(pair.policy) };
}
