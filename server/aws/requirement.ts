/** What one SDK operation requires of IAM. Plain data. */
export interface Requires {
  /** npm name, `@aws-sdk/client-s3`. */
  readonly package: string;
  /** AWS's name of the operation, `PutObject`. */
  readonly operation: string;
  /**
   * Always required; empty: the operation needs no permission, unless there are conditional ones: then one or another of
   * those is needed by what the call's input holds.
   */
  readonly actions: readonly ActionNeed[];
  /** Required only with that parameter, or in that state of the resource. */
  readonly conditional: readonly (ActionNeed & { readonly when: Trigger })[];
  /** Actions that AWS names as dependents: the call may also need them. They over-state. */
  readonly dependent: readonly string[];
  /** `inferred`: AWS's reference has no action of the operation's name; it stands under `conditional`, never under `actions`. */
  readonly confidence: 'catalogue' | 'installed-client' | 'inferred';
  /** The rule, or AWS's page, that says so. */
  readonly source: string;
}

export interface ActionNeed {
  /** `s3:PutObject`, canonical spelling. */
  readonly action: string;
  /** How the call's input names the resource; rules of one type are alternatives. Empty: the action is asked for `*`. */
  readonly resources: readonly ResourceRule[];
}

/**
 * A parameter path that is present, or whose value as text is that one (`true`, `auto`) or begins with that word in any case
 * (a statement's `SELECT`), or a state of the resource in words. Under a path through a list (`TransactItems[].Put`) any of
 * its items will do.
 */
export type Trigger = { readonly parameter: string; readonly equals?: string; readonly begins?: string } | { readonly state: string };

export interface ResourceRule {
  /** Resource type as the Service Authorization Reference names it; alternatives as `a or b`, `a or none`. */
  readonly type: string;
  /** Path of the input parameter, as `inputPath` reads it: `Bucket`, `Delete.Objects[].Key`, `keys(RequestItems)`. */
  readonly parameter: string;
  /**
   * ARN template over `${Partition}`, `${Region}`, `${Account}` and names of input parameters; a part in brackets stands
   * only if its parameter is given. `resourceOf` fills it.
   */
  readonly arn: string;
  /** How the parameter's value is to be read. */
  readonly from: 'name' | 'arn' | 'url' | 'alias' | 'name-or-arn' | 'partiql';
}
