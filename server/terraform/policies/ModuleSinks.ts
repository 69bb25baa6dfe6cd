import type { Principal } from '../Policy.ts';

/** What an input takes: JSON, a list or map of JSON, statements as objects, or ARNs of policies. */
export type SinkKind = 'json' | 'jsons' | 'statements' | 'arns';

/** An input of a module that becomes permissions. */
export interface ModuleSink {
  readonly kind: SinkKind;
  /** An input without which it has no effect: it is `false` where it is not written. */
  readonly when?: string;
  /** An input that takes its effect where it is `false`. */
  readonly unless?: string;
  /** An input that says how many elements of it count: none where it is not written. */
  readonly count?: string;
  /** The resource of the module that is the principal, where it makes several. */
  readonly principal?: string;
}

/** The policy of a resource; its kind is no list of ARNs. */
export interface ResourceSink extends Omit<ModuleSink, 'kind' | 'principal' | 'count'> {
  readonly kind: Exclude<SinkKind, 'arns'>;
}

/** A module that a module calls for each entry of a map that it is given. */
export interface ModuleWithin {
  /** The name of the call. */
  readonly call: string;
  /** Its own source in the registry. */
  readonly source: string;
  /** The input that holds what an entry does not. */
  readonly defaults?: string;
}

/** A well-known module. */
export interface ModuleSinks {
  /** What it makes that the policies belong to; `null`: nothing, they are attached elsewhere. */
  readonly principal: Principal['kind'] | null;
  readonly inputs: Readonly<Record<string, ModuleSink>>;
  /** The output that is the ARN of the policy that inputs become. */
  readonly output?: { readonly name: string; readonly inputs: readonly string[] };
  /** Of the outputs `…_arn` and `…_name` of a principal, or its instance profile: its resource in the module, `` where it makes one. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** The input that names the roles that what it makes is attached to. */
  readonly attachedTo?: string;
  /** Inputs that become the policy of a resource, which names its principals. */
  readonly resource?: Readonly<Record<string, ResourceSink>>;
  /** Switches that attach a policy of AWS, with the input that names another one. */
  readonly attaches?: Readonly<Record<string, { readonly arn: string; readonly given: string }>>;
  /** The switches that are no policies of the module's own, though they are called like those. */
  readonly attachesNone?: RegExp;
  /** An input without which it makes nothing, and those that it makes nothing with where they are `false`. */
  readonly onlyIf?: string;
  readonly unless?: readonly string[];
  readonly within?: Readonly<Record<string, ModuleWithin>>;
}
