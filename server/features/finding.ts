import type { Access } from '../access/index.ts';
import type { Code } from '../code/index.ts';
import type { FileKind, FilePath, Files, Place, Range } from '../files/index.ts';
import type { FileEdit, Policy, PolicyChange, Reading, ResourceGrant, Terraform } from '../terraform/index.ts';

export const findingCodes = [
  'missing-action',
  'unknown-action',
  'denied-action',
  'resource-mismatch',
  'ineffective-statement',
  'duplicate-sid',
  'mergeable-statements',
  'invalid-policy',
  'invalid-condition',
  'policy-too-large',
  'wildcard-action',
  'unused-policy',
  'unused-action',
  'unused-client',
  'uncovered-client',
  'stale-reference',
  'unpaired',
  'unresolved-call',
  'unresolved-policy',
  'unused-ignore',
] as const;

export type FindingCode = (typeof findingCodes)[number];
export type Severity = 'error' | 'warning' | 'hint';

/** What is wrong at one place, once a place. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** How sure the analysis is: `likely` where it over-approximates and says so in the message. */
  readonly confidence: 'certain' | 'likely';
  readonly file: FilePath;
  readonly range: Range;
  /** One sentence or two, plain text. */
  readonly message: string;
  /** At most ten places that explain it; `relatedCount` is how many there are. */
  readonly related: readonly RelatedPlace[];
  readonly relatedCount: number;
  /** The IAM actions it is about. */
  readonly actions: readonly string[];
  /** Terraform address of the policy it is about, or `null`. */
  readonly policy: string | null;
  /** Shown greyed out, as something that could be removed. */
  readonly unnecessary: boolean;
  /** The fixes that can be asked for; their edits are computed and verified only then. */
  readonly fixes: readonly FixOffer[];
  /** The same for the same finding across runs and machines: code, relative file and what is meant; no line numbers. */
  readonly fingerprint: string;
  /** The findings of other policies at this place that it tells with its own. */
  readonly others?: readonly OtherFinding[];
}

/** A finding that another one tells: what it is by itself. */
export type OtherFinding = Pick<Finding, 'fingerprint' | 'fixes'>;

export interface RelatedPlace extends Place {
  readonly message: string;
}

/** A fix that can be asked for by `id` (unique within the finding). */
export interface FixOffer {
  readonly id: string;
  readonly title: string;
  /** Narrows or removes: never part of `fix` or "fix all" unless asked for. */
  readonly unsafe: boolean;
  /** The one a person would take; at most one a finding. */
  readonly preferred: boolean;
  readonly change: FixChange;
}

/** What a fix changes, as data. */
export type FixChange =
  /** Grants what the pair's code needs of these actions; planned when it is asked for. */
  | { readonly kind: 'grant'; readonly pair: string; readonly actions: readonly string[] }
  | { readonly kind: 'policy'; readonly policy: string; readonly what: PolicyChange }
  | { readonly kind: 'edits'; readonly edits: readonly FileEdit[] }
  | { readonly kind: 'reference'; readonly file: FilePath }
  | { readonly kind: 'pair'; readonly code: FilePath; readonly address: string };

/** The rooms that a finding asks. */
export interface Rooms {
  readonly files: Files;
  readonly code: Code;
  readonly terraform: Terraform;
  readonly access: Access;
}

/**
 * One kind of finding: where it can stand, and the questions that find it. What is asked of one policy is remembered for that
 * policy: an edit of one of the many that have text in a file asks of no other.
 */
export interface FindingKind {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly in: readonly FileKind[];
  /** What stands in `file` because of a policy of an identity. */
  ofPolicy?(rooms: Rooms, file: FilePath, policy: Policy): readonly Draft[];
  /** What stands in `file` because of a policy of a resource, or because of whom a role trusts. */
  ofGrant?(rooms: Rooms, file: FilePath, grant: ResourceGrant): readonly Draft[];
  /** The same of a policy as it is written, whether or not it is made so: what is wrong by itself, wherever it comes to stand. */
  ofReading?(rooms: Rooms, file: FilePath, reading: Reading): readonly Draft[];
  /** What else stands in `file`, beside what `ofPolicy` found there. */
  find?(rooms: Rooms, file: FilePath, ofPolicies: readonly Draft[]): readonly Draft[];
}

/** A finding before settings, ignores and identity are applied. */
export interface Draft {
  readonly range: Range;
  readonly message: string;
  /** What is meant, apart from place and wording: part of the fingerprint. */
  readonly subject: string;
  /**
   * What is meant whatever values an instance has, where the message tells them: what is alike of several policies at one place is
   * told once.
   */
  readonly alike?: string;
  readonly severity?: Severity;
  readonly confidence?: Finding['confidence'];
  readonly related?: readonly RelatedPlace[];
  readonly actions?: readonly string[];
  readonly policy?: string;
  readonly unnecessary?: boolean;
  readonly fixes?: readonly FixOffer[];
}

/** Address of a finding's documentation page, by code. */
export const documentationOf = (code: FindingCode): string => `test/cases/${code}.md`;
