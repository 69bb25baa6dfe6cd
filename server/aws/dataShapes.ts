import type { ResourceRule } from './requirement.ts';

/** The shapes of the generated files under `data/`; `generate/` writes them, this room alone reads them. */

/** `data/index.json`, read by every run. */
export interface IndexFile {
  /** Date of the action reference, ISO. */
  readonly date: string;
  /** npm package → version that the data was made from. */
  readonly sources: Readonly<Record<string, string>>;
  /** Client's short name (`s3`) → class base, IAM prefixes: `S3 s3 s3express`. */
  readonly packages: Readonly<Record<string, string>>;
  /** `aws-sdk` v2 class → short name, where the class is not the class base above. */
  readonly v2: Readonly<Record<string, string>>;
  /** IAM prefix → service's name, and the page where it is not the name's own: `Amazon S3`, `AWS WAF|list_awswaf.html`. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/**
 * Type, parameter, ARN template, and how to read the parameter (`name` where it is left out). A template that starts with
 * `@` stands under `arn:${Partition}:PREFIX:${Region}:${Account}:` with the client's first prefix.
 */
export type RuleRow = readonly [type: string, parameter: string, arn: string, from?: ResourceRule['from']];

/** Action, then the numbers of its rules. */
export type NeedRow = readonly [action: string, ...rules: number[]];

/** Action, trigger (`Param`, `Param=value`, or `~state in words`), then the numbers of its rules; a role that a parameter passes has none. */
export type ConditionalRow = readonly [action: string, trigger: string, ...rules: number[]];

/** An operation that is not plain. */
export interface OperationRow {
  /** What it always needs; the action of the same name where it is left out. */
  readonly a?: readonly NeedRow[];
  /** Rules of the action of the same name. */
  readonly r?: readonly number[];
  readonly c?: readonly ConditionalRow[];
  /** Given tags, it may need the client's tagging action. */
  readonly t?: 1;
  /** Number of the source; the rule of the same name where it is left out. */
  readonly s?: number;
}

/** `data/clients/<short>.json`. */
export interface ClientFile {
  readonly sources: readonly string[];
  readonly rules: readonly RuleRow[];
  /** Numbers of rules (`0,1`) → operations that need the action of their own name under the first prefix, and no more. */
  readonly plain: Readonly<Record<string, string>>;
  readonly other: Readonly<Record<string, OperationRow>>;
  /** The action that tags; empty where there is not one alone. */
  readonly tagging: string;
  /** Operations of the client that no rule and no exception maps. */
  readonly unmapped: string;
  /** Operations that have a paginator. */
  readonly paginators: string;
  /** Waiter without `waitUntil` → operation. */
  readonly waiters: Readonly<Record<string, string>>;
}

/** Names, access level, required and optional resource types by number, dependents. */
export type ActionsRow = readonly [
  names: string,
  level: 'R' | 'W' | 'L' | 'T' | 'P',
  required?: readonly number[],
  optional?: readonly number[],
  dependents?: readonly string[],
];

/** `data/actions/<prefix>.json.deflate`. */
export interface ActionsFile {
  /** Name, then its ARN templates; `@` as in a rule. */
  readonly types: readonly (readonly [name: string, ...arns: string[]])[];
  readonly rows: readonly ActionsRow[];
}

/** `data/texts/<prefix>.json.br`: what only a person reads, descriptions in the order of the actions' names. */
export type TextsFile = readonly string[];

/** String, numeric, boolean, date, IP address, ARN; with `*` behind, the key has several values in one request. */
export type KeyTypeCode = `${'S' | 'N' | 'B' | 'D' | 'I' | 'A'}${'' | '*'}`;

/**
 * `data/conditions/<prefix>.json.deflate`: keys that begin with the prefix and those that its actions take; sets of their numbers;
 * and the number of each action's set, in the order of the actions' names. `aws` has the global keys, and no actions.
 */
export interface ConditionsFile {
  readonly keys: readonly (readonly [name: string, type: KeyTypeCode])[];
  readonly sets: readonly (readonly number[])[];
  readonly actions: readonly number[];
}

/** `data/partitions.json`: partition → what its regions' names match, and those that are known. */
export type PartitionsFile = Readonly<Record<string, readonly [pattern: string, ...regions: string[]]>>;

/** `data/policies/<nn>.json.br`: name → ARN's path and name after `policy/`, version, document. */
export type PoliciesFile = Readonly<Record<string, readonly [path: string, version: string, document: unknown]>>;
