/** What one SDK operation requires of IAM. Plain data. */
export interface Requires {
  /** npm name, `@aws-sdk/client-s3`. */
  readonly package: string;
  /** AWS's name of the operation, `PutObject`. */
  readonly operation: string;
  /** Always required; empty: the operation needs no permission. */
  readonly actions: readonly ActionNeed[];
  /** Required only with that parameter, or in that state of the resource. */
  readonly conditional: readonly (ActionNeed & { readonly when: Trigger })[];
  /** Actions that AWS names as dependents: the call may also need them. They over-state. */
  readonly dependent: readonly string[];
  readonly confidence: 'catalogue' | 'installed-client' | 'inferred';
  /** The rule, or AWS's page, that says so. */
  readonly source: string;
}

export interface ActionNeed {
  /** `s3:PutObject`, canonical spelling. */
  readonly action: string;
  /** How the call's input names the resource; empty: nothing narrower than `*` is known. */
  readonly resources: readonly ResourceRule[];
}

/** A parameter path that is present (or equals a text), or a state of the resource in words. */
export type Trigger = { readonly parameter: string; readonly equals?: string } | { readonly state: string };

export interface ResourceRule {
  /** Resource type as the Service Authorization Reference names it. */
  readonly type: string;
  /** Path of the input parameter: `Bucket`, `Delete.Objects[].Key`. */
  readonly parameter: string;
  /** ARN template over `${Partition}`, `${Region}`, `${Account}` and names of input parameters. */
  readonly arn: string;
  /** How the parameter's value is to be read. */
  readonly from: 'name' | 'arn' | 'url' | 'alias' | 'name-or-arn';
}
