import type { FilePath } from '../files/index.ts';
import type { Value } from './Value.ts';

export type CallForm = 'command' | 'method' | 'paginator' | 'waiter' | 'presigned' | 'library' | 'v2';

/** What the code says of the client that makes a call; absent members are the SDK's defaults. */
export interface ClientConfiguration {
  readonly endpoint?: Value;
  readonly region?: Value;
  readonly credentials?: Value;
}

/** A place in the code where an AWS operation is asked for. */
export interface SdkCall {
  /** Stable under edits elsewhere: `<file>#<function>/<Operation>#<n>`. */
  readonly id: string;
  readonly file: FilePath;
  /** The npm client package of the operation, e.g. `@aws-sdk/client-s3`, also for calls through a library. */
  readonly package: string;
  readonly operation: string;
  readonly form: CallForm;
  /** The package and export through which a `library` call is made. */
  readonly through: string | null;
  /** What must be so for the operation to be asked for, where that is not known: `in some of its uses`; else `null`. */
  readonly when: string | null;
  /** The function that holds the call, e.g. `upload`, `Media.put`, or `null` at a module's top level. */
  readonly within: string | null;
  /** The input parameters, by name; one that names the resource and may be hidden in what is not known is unknown, with the reason. */
  readonly input: Readonly<Record<string, Value>>;
  /** Whether no parameter is given beside those of `input`. */
  readonly inputIsWhole: boolean;
  /** Why parameters may be given that are not seen, unless all of the input is written out. */
  readonly inputUnknown: Value | null;
  readonly client: ClientConfiguration;
  /** Not judged against the workload's policies, and why (an endpoint that is not AWS, credentials of its own). */
  readonly exempt: string | null;
  /** Why some of its runs may not be the workload's own, if not all: credentials that not every caller gives. */
  readonly exemptAtTimes: string | null;
}

/** A place that looks like an SDK call and could not be resolved. */
export interface UnresolvedCall {
  readonly id: string;
  readonly file: FilePath;
  readonly reason: string;
  /** The client packages that it may be about; empty when any of the file's package may be meant. */
  readonly packages: readonly string[];
}
