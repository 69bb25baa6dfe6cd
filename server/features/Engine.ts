import type { FilePath, Files, Place, Range, TextEdit } from '../files/index.ts';
import type { PolicyLimit } from '../terraform/index.ts';
import type { Finding, FixOffer } from './finding.ts';

/** What a person can ask. Plain data, offsets, absolute paths; no protocol types. */
export interface Engine {
  readonly files: Files;
  /** The files that are open in an editor: what their next keystroke needs is kept. */
  keepOpen(files: ReadonlySet<FilePath>): void;
  /** The files that can have findings, sorted. */
  findingFiles(): readonly FilePath[];
  /** The findings of one file, by place. Severities and ignores of the settings are applied. */
  findings(file: FilePath): readonly Finding[];
  /** Calls `changed` for every file whose findings differ from those told before, now and after every change of inputs. */
  observeFindings(changed: (file: FilePath, findings: readonly Finding[]) => void): () => void;
  hover(file: FilePath, offset: number): Hover | null;
  /** Of an action in a policy, the calls that need it; of a call, the policy elements that name an action it needs. */
  references(file: FilePath, offset: number): readonly Place[];
  /** Fixes offered in a range, without their edits; their titles as `offersOf` has them. */
  offers(file: FilePath, range: Range): readonly { readonly finding: Finding; readonly fix: FixOffer }[];
  /** The fixes of a finding, each title with what else the fix changes: policies that share the text. */
  offersOf(finding: Finding): readonly FixOffer[];
  /** The verified edits of one fix; refused with the reason when it cannot be verified. */
  fix(finding: Finding, fix: string): FixOutcome;
  /** All fixes, applied in sequence and verified once. `only` limits them to findings of these files. */
  fixAll(options: { readonly unsafe: boolean; readonly only?: readonly FilePath[] }): FixAllOutcome;
  /** The reference documents and what they lack. */
  reference(): readonly ReferenceState[];
  /** A new reference document, for when a person asks for one and there is none; `null` when nothing is to be said. */
  newReference(): { readonly file: FilePath; readonly text: string } | null;
  /** `file:line`, a Terraform address, an IAM action, or a pasted AccessDenied message. */
  explain(target: string): Explanation;
  /** Of the findings' fixes it has those that are made. */
  graph(): Graph;
}

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
  readonly plain: string;
}

/** New texts of files, as edits of the present ones; never touches a file twice. */
export interface WorkspaceChange {
  readonly file: FilePath;
  readonly edits: readonly TextEdit[];
}

/** `refused` says why, and where a person must make the change. */
export type FixOutcome = { readonly changes: readonly WorkspaceChange[] } | { readonly refused: string };

export interface FixAllOutcome {
  readonly changes: readonly WorkspaceChange[];
  /** What was mended, and what was not and why. */
  readonly fixed: readonly { readonly finding: Finding; readonly title: string }[];
  readonly refused: readonly { readonly finding: Finding; readonly reason: string }[];
}

export interface ReferenceState {
  readonly file: FilePath;
  readonly stale: boolean;
  readonly differences: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** An answer in sections; `places` are shown as `file:line`. */
export interface Explanation {
  readonly found: boolean;
  readonly sections: readonly { readonly title: string; readonly lines: readonly ExplanationLine[] }[];
}

export interface ExplanationLine {
  readonly text: string;
  readonly place?: { readonly file: FilePath; readonly offset: number };
  readonly depth: number;
}

/** The `graph -f json` document, version 1, with paths relative to nothing yet (absolute); the command line relates them. */
export interface Graph {
  readonly version: 1;
  readonly calls: readonly GraphCall[];
  readonly unresolved: readonly GraphUnresolved[];
  readonly workloads: readonly GraphWorkload[];
  readonly policies: readonly GraphPolicy[];
  readonly findings: readonly Finding[];
}

export interface GraphPlace {
  readonly file: FilePath;
  readonly line: number;
}

export interface GraphUnresolved extends GraphPlace {
  readonly reason: string;
}

export interface GraphCall extends GraphPlace {
  readonly column: number;
  readonly package: string;
  readonly operation: string;
  readonly form: string;
  readonly actions: readonly string[];
  readonly needs: readonly {
    readonly action: string;
    readonly resources: readonly string[];
    readonly kind: 'primary' | 'dependent' | 'conditional';
    readonly when?: string;
  }[];
  readonly workloads: readonly string[];
  /** Why the call is not judged, where it is not: an endpoint that is not AWS, credentials of its own. */
  readonly exempt?: string;
}

export interface GraphWorkload {
  readonly root: FilePath;
  readonly address: string;
  readonly kind: string;
  readonly entryPoints: readonly FilePath[];
  readonly principals: readonly string[];
}

export interface GraphPolicy extends GraphPlace {
  /** Of an identity; of a resource, whose statements name their principals; of a role, who may assume it. */
  readonly kind: 'identity' | 'resource' | 'trust';
  readonly root: FilePath;
  readonly address: string;
  readonly form: string;
  /** Only where the policy limits and grants nothing. */
  readonly limit?: PolicyLimit;
  /** Whom a policy of an identity is attached to. */
  readonly principals: readonly string[];
  /** What a policy of a resource stands at, where it is not the resource itself. */
  readonly on?: string;
  readonly statements: readonly GraphStatement[];
}

export interface GraphStatement extends GraphPlace {
  readonly sid?: string;
  readonly effect: string;
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  /** As IAM's JSON, as are the conditions. */
  readonly principal?: unknown;
  readonly notPrincipal?: unknown;
  readonly conditions?: unknown;
}
