import type { PartialText } from '../aws/index.ts';
import type { FilePath } from '../files/index.ts';

/** A node of the configuration, without a position: it stays the same while text elsewhere changes. */
export interface TfNode {
  readonly file: FilePath;
  /** Key of the top-level item; in a JSON file or a template file of JSON, a JSON pointer. */
  readonly item: string;
  readonly node: number;
  /** A value in the JSON that a template spells (heredoc, quoted string): `node` is the template, this the JSON pointer in it. */
  readonly pointer?: string;
  /** Of several statements, or elements of one list, that this text makes (a `for` expression, a `dynamic` block): which, from 0. */
  readonly nth?: number;
}

/** A value, and the node that a person would change to change it. */
export interface Sourced<T> {
  readonly value: T;
  readonly at: TfNode;
  /** Of a text, the strings that it is made from, where these are others: `"GetObject"` of `"s3:${verb}"`. */
  readonly from?: readonly TfNode[];
}

/**
 * How the document is written: `document` is the data source `aws_iam_policy_document`, `heredoc` JSON in a string of whatever kind;
 * the text of `other` is computed.
 */
export type PolicyForm = 'jsonencode' | 'document' | 'heredoc' | 'file' | 'templatefile' | 'other';

/** Something that could not be evaluated, where, and why. */
export interface Unevaluated {
  readonly reason: string;
  readonly at: TfNode;
}

/** What the grammar of policies forbids, where, and in which words. */
export interface Problem extends Unevaluated {
  /** What is meant, however the reason is worded. */
  readonly about: string;
}

/** What a policy is that only limits: it intersects with what others grant, and grants nothing. */
export type PolicyLimit = 'service-control' | 'resource-control' | 'boundary' | 'endpoint' | 'session';

/** An identity-based policy of the customer, or one of the organization, one entry an instance. */
export interface Policy {
  /** Unique in the workspace: root and address. */
  readonly id: string;
  /** Folder of the root module. */
  readonly root: FilePath;
  /** Terraform's own, with module path and instance key: `module.api["eu"].aws_iam_policy.backend[0]`. */
  readonly address: string;
  /** The resource's type, `aws_iam_policy`, `aws_iam_role_policy`, … */
  readonly type: string;
  readonly form: PolicyForm;
  /** The resource's block. */
  readonly at: TfNode;
  readonly document: PolicyDocument | Unevaluated;
  /** `null` where it may grant: a permissions boundary that is attached as well does. */
  readonly limit: PolicyLimit | null;
  /** Every principal that it is attached to or stands in, as far as is known: see `Terraform.principalsUnknown`. */
  readonly principals: readonly Principal[];
  /** Why its own resource may name more of them, or `null`. */
  readonly ownUnknown: string | null;
  /** Why its text cannot be edited ("it is written in an installed module"), or `null`. */
  readonly notEditable: string | null;
}

export interface Principal {
  readonly kind: 'role' | 'user' | 'group';
  /** Terraform's address, or the name as far as known when no resource of the workspace is meant. */
  readonly address: string;
  readonly root: FilePath;
  readonly at: TfNode | null;
  /** Of which not even the name is known in full: it may be several. */
  readonly mayBeSeveral?: true;
}

export interface PolicyDocument {
  /** What holds the statements: the object given to jsonencode, the data source's block, the JSON text. */
  readonly at: TfNode;
  readonly version: Sourced<PartialText> | null;
  readonly statements: readonly Statement[];
  /** Parts of the document (statements, or the whole list) that are unknown: nothing is missing on their strength. */
  readonly unknown: readonly Unevaluated[];
  /** What the grammar of policies forbids, with the node at fault. */
  readonly problems: readonly Problem[];
  /** The empty lists that statements are made from, beside those that are there. */
  readonly gaps?: readonly Gap[];
}

/** An empty list that could hold more. */
export interface Gap {
  readonly at: TfNode;
  /** It is the default of an input that a call leaves out: the call's block and the input's name. */
  readonly omitted?: { readonly call: TfNode; readonly name: string };
}

/** One statement. A single string counts as a list of one. */
export interface Statement {
  readonly at: TfNode;
  /** Why it may have elements that are not known, or `null`. */
  readonly open: string | null;
  readonly sid: Sourced<PartialText> | null;
  /** `Allow` when a data source leaves it out; `null` when missing in JSON. */
  readonly effect: Sourced<PartialText> | null;
  readonly actions: StatementList | null;
  readonly notActions: StatementList | null;
  readonly resources: StatementList | null;
  readonly notResources: StatementList | null;
  readonly conditions: Conditions | null;
  /** It has no Condition here, and is written so that it may have one elsewhere: with a `dynamic` block, with a variable that is null. */
  readonly mayHaveCondition?: true;
  /** Set where `Principal` or `NotPrincipal` is written. */
  readonly principals: StatementPrincipals | null;
}

/** A statement's `Principal` or `NotPrincipal`; `value` is as IAM's JSON, with holes as `${name}`. */
export interface StatementPrincipals extends Sourced<unknown> {
  readonly element: 'Principal' | 'NotPrincipal';
  /** The roles and users that it is for, each by the resource whose attribute is named, else by its name. */
  readonly named: readonly NamedPrincipal[];
}

export type NamedPrincipal =
  | { readonly root: FilePath; readonly address: string }
  | { readonly kind: Principal['kind']; readonly name: string };

/** A statement's `Condition`; `value` is as IAM's JSON, with holes as `${name}`. */
export interface Conditions extends Sourced<unknown> {
  /** All of them must hold. */
  readonly tests: readonly ConditionTest[];
  /** Why there may be more tests, or `null`. */
  readonly open: string | null;
}

/** One key under one operator: `StringLike = { "s3:prefix" = [ … ] }`. */
export interface ConditionTest {
  readonly operator: Sourced<string>;
  readonly key: Sourced<string>;
  /** One of them is enough, or none of them where the operator is negated. */
  readonly values: StatementList;
}

export interface StatementList {
  /** The attribute's value: the list or the string. */
  readonly at: TfNode;
  readonly elements: readonly Sourced<PartialText>[];
  /** Why there may be more elements, or `null`. */
  readonly open: string | null;
  /** Of one that is computed and empty: the empty one that it is made from. */
  readonly emptied?: TfNode;
}
