import { isAggregatedClient, isClientClass, isClientPackage, libraryExport, packageOfV2Client } from '../../aws/index.ts';
import { baseOf, superArguments } from '../evaluate/classMember.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, type Lazy, type Thing, type ThingOf } from '../evaluate/Thing.ts';
import type { CodeNode } from '../Value.ts';

/** Operations behind something of the SDK or of a library. */
export interface Operations {
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
  /** `package export`, where the operation is not of the package that is imported. */
  readonly through: string | null;
}

/** A client: of v3 with commands only, with methods too, a document client of either kind, or of v2. */
export interface Client {
  readonly kind: 'client' | 'aggregated' | 'document' | 'v2' | 'v2 document';
  readonly package: string;
  /** The configuration that it was made with; `null` where its making is not seen. */
  readonly configuration: Lazy | null;
  /** Where a client of v2 is made, which has what is configured there for all. */
  readonly made?: CodeNode;
  /** Of v2, the name under which the global configuration has what is for this service only: `s3`, `dynamodb`. */
  readonly service?: string;
}

/** The path of an export, without a CommonJS `default` at its start. */
export function exportPath(thing: ThingOf<'external'>): readonly string[] {
  return thing.path[0] === 'default' ? thing.path.slice(1) : thing.path;
}

/** How the name of an export that is chosen at run time ends (`''`: nothing is known of it); `undefined`: it is not chosen so. */
export function chosenEnding(thing: Thing): string | undefined {
  return thing.kind === 'external' ? thing.path.find((name) => name.startsWith('*'))?.slice(1) : undefined;
}

/** The module that an export is imported from, as tables name it: with its subpath. */
export function moduleOf(thing: ThingOf<'external'>): string {
  return thing.subpath === '' ? thing.package : `${thing.package}/${thing.subpath}`;
}

/** The external class behind a class, with what `given` becomes on the way to it. */
export function externalBase(
  evaluation: Evaluation,
  of: Thing,
  given: readonly Lazy[] | null,
): { readonly of: ThingOf<'external'>; readonly given: readonly Lazy[] | null } | undefined {
  let thing: Thing | undefined = of;
  let list = given;
  for (let level = 0; level < 10 && thing; level++) {
    if (thing.kind === 'external') return { of: thing, given: list };
    if (thing.kind !== 'class') return undefined;
    list = superArguments(evaluation, thing, list);
    thing = baseOf(evaluation, thing);
  }
  return undefined;
}

/** The operation behind a command's class. */
export function commandClass(evaluation: Evaluation, of: Thing): Operations | undefined {
  const base = externalBase(evaluation, of, null)?.of;
  const name = base && exportPath(base)[0];
  if (!base || name === undefined || exportPath(base).length !== 1) return undefined;
  if (isClientPackage(base.package)) {
    if (!/^[A-Z]\w*Command$/.test(name)) return undefined;
    return { calls: [{ package: base.package, operation: name.slice(0, -'Command'.length) }], through: null };
  }
  const library = libraryExport(base.package, name);
  return library?.kind === 'command' ? { calls: library.calls, through: `${base.package} ${name}` } : undefined;
}

/** The client that a thing is, if it is one. */
export function clientOf(evaluation: Evaluation, thing: Thing): Client | undefined {
  if (thing.kind === 'instance') {
    const base = externalBase(evaluation, thing.of, thing.arguments);
    const client = base && clientClass(base.of, base.given);
    return client?.kind.startsWith('v2') && thing.node ? { ...client, made: thing.node } : client;
  }
  if (thing.kind !== 'made' || thing.by.kind !== 'external') return undefined;
  const [name, method] = exportPath(thing.by);
  if (thing.by.package !== '@aws-sdk/lib-dynamodb' || method !== 'from') return undefined;
  const inner = thing.arguments[0];
  const configuration: Lazy | null = inner
    ? () => clientOf(evaluation, inner())?.configuration?.() ?? { kind: 'undefined', from: [] }
    : null;
  return documentClient(name, configuration);
}

/** Each client that a thing can be. */
export function clientsOf(evaluation: Evaluation, thing: Thing | undefined): readonly Client[] {
  return thing ? alternatives(thing).flatMap((option) => clientOf(evaluation, option) ?? []) : [];
}

function documentClient(name: string | undefined, configuration: Lazy | null): Client | undefined {
  if (name === 'DynamoDBDocument') return { kind: 'document', package: '@aws-sdk/client-dynamodb', configuration };
  if (name === 'DynamoDBDocumentClient') return { kind: 'client', package: '@aws-sdk/client-dynamodb', configuration };
  return undefined;
}

function clientClass(of: ThingOf<'external'>, given: readonly Lazy[] | null): Client | undefined {
  const configuration = given === null ? null : (given[0] ?? (() => ({ kind: 'undefined', from: [] }) as Thing));
  const path = exportPath(of);
  const [name = ''] = path;
  if (isClientPackage(of.package)) {
    if (path.length !== 1 || !isClientClass(of.package, name)) return undefined;
    return { kind: isAggregatedClient(of.package, name) ? 'aggregated' : 'client', package: of.package, configuration };
  }
  if (of.package === '@aws-sdk/lib-dynamodb') return documentClient(name, configuration);
  if (of.package !== 'aws-sdk') return undefined;
  const className = v2ClassName(of);
  const pkg = className === undefined ? undefined : packageOfV2Client(className);
  if (className === undefined || pkg === undefined) return undefined;
  const service = className.split('.')[0]?.toLowerCase() ?? '';
  return { kind: className.endsWith('DocumentClient') ? 'v2 document' : 'v2', package: pkg, configuration, service };
}

/** The class of v2 that an export of `aws-sdk` (or of `aws-sdk/clients/…`) is: `S3`, `DynamoDB.DocumentClient`. */
function v2ClassName(of: ThingOf<'external'>): string | undefined {
  const path = exportPath(of);
  const module = /^clients\/([a-z0-9]+)(?:\.js)?$/.exec(of.subpath)?.[1];
  if (module === undefined || module === 'all') return path.length > 0 ? path.join('.') : undefined;
  const known = packageOfV2Client(module) === undefined ? undefined : module;
  if (known === undefined) return undefined;
  // `require('aws-sdk/clients/dynamodb').DocumentClient`, or the class itself.
  if (path[0] === 'DocumentClient' || path[0] === 'ManagedUpload' || path[0] === 'Presigner') return `${known}.${path[0]}`;
  return path.length <= 1 ? known : undefined;
}
