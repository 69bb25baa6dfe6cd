import type { Requires } from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import type { Principal, Statement, TfNode } from '../terraform/index.ts';
import type { Grant } from './grant.ts';
import type { Need } from './needs.ts';
import type { Pair, Pairing, Undecided } from './pairs.ts';

/** The join of code and configuration, as questions. */
export interface Access {
  /** What a call's operation requires, by the catalogue or by the client installed beside the code; `undefined`: not known. */
  requirement(call: SdkCall): Requires | undefined;
  /** What the calls of a file need. */
  needs(file: FilePath): readonly Need[];
  pairing(): Pairing;
  /** The pairs whose code holds `file`. */
  pairsOfCode(file: FilePath): readonly Pair[];
  /** The pairs whose policy is `policyId`. */
  pairsOfPolicy(policyId: string): readonly Pair[];
  /** Why a policy that could be a code's is in no pair, and the folders of the code; `undefined` where that is not open. */
  undecided(policyId: string): Pick<Undecided, 'reason' | 'codes'> | undefined;
  /** Ids of the policies of the workspace that reach a principal, attached or in line, sorted. */
  policiesOf(principal: Principal): readonly string[];
  /** What a file's calls need for certain, judged against each of its pairs. */
  judged(file: FilePath): readonly JudgedNeed[];
  /** What the pair's principals are allowed: the pair's policy and all others that reach every one of them. */
  grant(pair: Pair, need: Need): Grant;
  /** Needs of the pair's code that nothing grants, by action; where several policies reach the same principals, each at the one it should join. */
  missing(pair: Pair): readonly Missing[];
  /** The same, of one file. */
  missingIn(pair: Pair, file: FilePath): readonly Missing[];
  coverage(pair: Pair): Coverage;
  /** Actions of a statement of the pair's policy that no call needs; empty where that can't be known. */
  unused(pair: Pair, statement: Statement): readonly UnusedAction[];
  /** Needs, in all the workspace's code, of one action (canonical spelling). */
  needsOfAction(action: string): readonly Need[];
  /** Files with a call, exempt ones included. */
  filesWithCalls(): readonly FilePath[];
  /** Files under `folder` that import a client package for its values, or call it through a library that wants it beside itself. */
  filesUsing(packageName: string, folder: FilePath): readonly FilePath[];
  /** Files under `folder` that import a client package for its types only. */
  filesTypedBy(packageName: string, folder: FilePath): readonly FilePath[];
}

/** A need, and what the policies of a pair say of it. */
export interface JudgedNeed {
  /** The pair's id. */
  readonly pair: string;
  readonly need: Need;
  readonly grant: Grant;
}

/** An action that the pair's code needs and nothing grants. */
export interface Missing {
  readonly action: string;
  readonly needs: readonly Need[];
  /** Set where the policy grants it, but not on the call's resources. */
  readonly elsewhere: TfNode | null;
}

/** What is known of the pair's code as a whole. */
export interface Coverage {
  /** Actions needed for certain (primary, or conditional with their parameter given), canonical, sorted. */
  readonly needed: readonly string[];
  /** Actions that may be needed besides. */
  readonly maybe: readonly string[];
  /** Client packages of which some use is not understood; `'*'` when it may be any. */
  readonly notUnderstood: readonly string[];
}

/** An element of `Action` that no call needs. */
export interface UnusedAction {
  readonly element: TfNode;
  readonly action: string;
}
