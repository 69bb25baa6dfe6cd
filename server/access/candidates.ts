import { action, expandActions, isEveryAction } from '../aws/index.ts';
import type { FilePath, Files } from '../files/index.ts';
import { index } from '../query/index.ts';
import type { Policy, Terraform } from '../terraform/index.ts';
import { effectOf } from './effectOf.ts';
import { wholeText } from './partialText.ts';
import { isPolicyDocument } from './policyDocument.ts';
import { withoutKeys } from './withoutKeys.ts';

/** The customer's policies, as far as pairs depend on them. */
export interface Candidates {
  /** By address without instance keys. */
  named(address: string): readonly Candidate[];
  /** A few addresses, for a message. */
  some(): readonly string[];
  /** Ids of those that grant something, or could not be read. */
  permitting(): readonly string[];
  /** Of these, the ones that can belong to code that calls the services of these prefixes. */
  serving(): readonly Candidate[];
}

export interface Candidate {
  readonly id: string;
  readonly root: FilePath;
  readonly address: string;
  /** It is not known because its text is being typed: it displaces no other. */
  readonly halfTyped: boolean;
  /** It limits what others grant, and grants nothing. */
  readonly limits: boolean;
}

/**
 * What the policies say that pairs depend on, each by itself: a keystroke in one is no change unless it is another candidate.
 * Without pairs in the configuration a policy can belong if it names a service that the code calls (`prefixes`), or could not be read.
 */
export function createCandidates(files: Files, terraform: Terraform, prefixes: () => readonly string[]): Candidates {
  const named = index<Candidate>(terraform.policies, (id) => {
    const policy = terraform.policy(id);
    return policy ? [{ key: withoutKeys(policy.address), entry: candidateOf(policy, false) }] : [];
  });
  const plain = index<Candidate>(terraform.policies, (id) => {
    const policy = files.settings().pairs.length > 0 ? undefined : terraform.policy(id);
    if (!policy || policy.limit !== null || !grantsSomething(policy)) return [];
    const entry = candidateOf(policy, isHalfTyped(terraform, policy));
    return [{ key: 'permitting', entry }, ...(canServe(terraform, policy, new Set(prefixes())) ? [{ key: 'serving', entry }] : [])];
  });
  return {
    named,
    some: () =>
      [
        ...new Set(
          terraform
            .policies()
            .slice(0, 20)
            .flatMap((id) => terraform.policy(id)?.address ?? []),
        ),
      ].slice(0, 5),
    permitting: () => plain('permitting').map((one) => one.id),
    serving: () => plain('serving'),
  };
}

const candidateOf = ({ id, root, address, limit }: Policy, halfTyped: boolean): Candidate => ({
  id,
  root,
  address,
  halfTyped,
  limits: limit !== null,
});

function grantsSomething(policy: Policy): boolean {
  if (!isPolicyDocument(policy.document)) return true;
  if (policy.document.unknown.length > 0) return true;
  return policy.document.statements.some((statement) => {
    if (!statement.effect || effectOf(statement) === 'Deny') return false;
    return (statement.actions?.elements.length ?? 0) > 0 || statement.actions?.open != null || statement.notActions !== null;
  });
}

function canServe(terraform: Terraform, policy: Policy, prefixes: ReadonlySet<string>): boolean {
  if (isOfPeople(terraform, policy)) return false;
  if (!isPolicyDocument(policy.document) || policy.document.unknown.length > 0) return true;
  return policy.document.statements.some((statement) => {
    if (statement.notActions || statement.actions?.open != null) return true;
    return statement.actions?.elements.some(({ value }) => {
      const text = wholeText(value);
      if (text === undefined || isEveryAction(text)) return true;
      const prefix = text.slice(0, text.indexOf(':')).toLowerCase();
      return (
        prefixes.has(prefix) ||
        (action(text) === undefined && expandActions(text).length === 0 && [...prefixes].some((one) => prefix.startsWith(`${one}-`)))
      );
    });
  });
}

const isHalfTyped = (terraform: Terraform, { at, document }: Policy): boolean =>
  (!isPolicyDocument(document) || document.unknown.length > 0) && terraform.syntaxErrors(at.file).length > 0;

/** A policy that reaches groups only: no workload runs as a group. */
const isOfPeople = (terraform: Terraform, policy: Policy): boolean =>
  policy.type === 'aws_iam_group_policy' ||
  (policy.principals.length > 0 && policy.principals.every((one) => one.kind === 'group') && terraform.principalsUnknown(policy) === null);
