import type { Principal } from '../Policy.ts';
import type { UnknownValue, Value } from '../values/Value.ts';
import type { ModuleSinks } from './ModuleSinks.ts';
import { moduleTable } from './moduleTable.ts';
import type { Named } from './ResourceFacts.ts';
import { registrySource } from './registrySource.ts';

/** The id of a policy: unique in the workspace. */
export function policyId(root: string, address: string): string {
  return `${root} ${address}`;
}

interface Output {
  readonly known: ModuleSinks;
  readonly root: string;
  /** The address of the module's instance. */
  readonly address: string;
  readonly name: string;
}

/** The output of a well-known module that is not installed. */
function outputOf({ call, name }: UnknownValue): Output | undefined {
  const known = call && moduleTable[registrySource(call.source) ?? ''];
  const dot = name.lastIndexOf('.');
  if (!call || !known || !name.startsWith(call.name) || dot < call.name.length) return undefined;
  return { known, root: call.root, address: `${call.address}${name.slice(call.name.length, dot)}`, name: name.slice(dot + 1) };
}

/** The policies whose ARN is an output of a well-known module, by their ids. */
export function madePolicies(value: Value): readonly string[] {
  const output = value.kind === 'unknown' ? outputOf(value) : undefined;
  const made = output?.known.output;
  if (!output || made?.name !== output.name) return [];
  return made.inputs.map((input) => policyId(output.root, `${output.address}.${input}`));
}

/** The role, user or group whose ARN or name is an output of a well-known module, or that of an instance profile for it. */
export function madePrincipal(value: Value, kind: Principal['kind'], root: string): Named | undefined {
  const output = value.kind === 'unknown' ? outputOf(value) : undefined;
  const named = output && /^(?:(\w+?)_)?(?:arn|name|id|unique_id)$/.exec(output.name);
  const resource = output?.known.outputs?.[named ? (named[1] ?? '') : output.name];
  if (!output || resource === undefined) return undefined;
  return { kind, address: resource ? `${output.address}.${resource}` : output.address, root, at: value.at, name: null };
}
