import type { Asking } from '../evaluate/createEvaluation.ts';
import type { Lazy, Thing } from '../evaluate/Thing.ts';
import type { CallForm } from '../SdkCall.ts';
import type { CodeNode } from '../Value.ts';
import type { Libraries } from './libraries.ts';
import type { Client } from './sdkThing.ts';

/** A call as it is found, before it is made plain. */
export interface FoundCall {
  readonly node: CodeNode;
  /** The node that writes the operation's name. */
  readonly name: number;
  readonly package: string;
  readonly operation: string;
  readonly form: CallForm;
  readonly through: string | null;
  /** What must be so for the operation to be asked for, where that is not known. */
  readonly when: string | null;
  readonly input: Lazy | null;
  /** The clients that can make it; none where no client is seen. */
  readonly clients: readonly Client[];
}

/** A place that could not be resolved. */
export interface FoundUnresolved {
  readonly node: CodeNode;
  readonly name: number;
  readonly reason: string;
  readonly packages: readonly string[];
}

/** A search for calls in one file. */
export interface Search {
  readonly evaluation: Asking;
  readonly libraries: Libraries;
  readonly findings: Findings;
  /** Names of members that can be of the SDK; what has another name is not evaluated. */
  readonly names: ReadonlySet<string>;
  /** Whether the file itself names the SDK: only then are arguments looked at for clients. */
  readonly namesSdk: boolean;
  /** Whether the file may ask the Parameters and Secrets Lambda Extension. */
  readonly asksExtension: boolean;
  /** Whether the file names a module that a logger loads by its name. */
  readonly namesTransport: boolean;
}

/** What is found in one file, while it is being read. */
export interface Findings {
  call(call: FoundCall): void;
  unresolved(unresolved: FoundUnresolved): void;
  /** A command was handed to a client, or to a presigner; told apart from where it was made. */
  sent(command: Thing, clients: readonly Client[], presigned: boolean): void;
}
