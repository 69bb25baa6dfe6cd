import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedClientFiles, type OperationModel, readClientModel } from '../clientModel.ts';
import type { Sources } from './sources.ts';

/** A client as its `aws-sdk` v2 models and, where installed, its v3 package describe it. */
export interface Client {
  /** `s3` of `@aws-sdk/client-s3`. */
  readonly short: string;
  readonly className: string;
  readonly v2Class: string | undefined;
  readonly signingName: string;
  readonly operations: Map<string, OperationModel>;
  readonly paginators: Set<string>;
  readonly waiters: Map<string, string>;
}

interface V2Model {
  readonly metadata: { readonly serviceId: string; readonly endpointPrefix: string; readonly signingName?: string };
  readonly operations: Readonly<
    Record<string, { readonly http?: { readonly method?: string }; readonly input?: V2Shape; readonly authtype?: string }>
  >;
  readonly shapes: Readonly<Record<string, V2Shape>>;
}

interface V2Shape {
  readonly shape?: string;
  readonly type?: string;
  readonly members?: Readonly<Record<string, V2Shape>>;
  readonly required?: readonly string[];
  readonly member?: V2Shape;
}

/** Reads every v2 model, oldest API version first, then every installed v3 client over it. Sorted by name. */
export function readClients(sources: Sources): readonly Client[] {
  const clients = new Map<string, Client>();
  readV2(sources.folder('aws-sdk'), clients);
  for (const name of Object.keys(sources.versions)) {
    if (name.startsWith('@aws-sdk/client-')) readV3(sources.folder(name), name.slice('@aws-sdk/client-'.length), clients);
  }
  return [...clients.values()].sort((a, b) => (a.short < b.short ? -1 : 1));
}

function readV2(folder: string, clients: Map<string, Client>): void {
  const apis = join(folder, 'apis');
  const classes: Record<string, { name: string; prefix?: string }> = read(join(apis, 'metadata.json'));
  const classOf = new Map(Object.entries(classes).map(([key, { name, prefix }]) => [prefix ?? key, name]));
  for (const file of readdirSync(apis)
    .filter((f) => f.endsWith('.min.json'))
    .sort()) {
    const model: V2Model = read(join(apis, file));
    const { serviceId, endpointPrefix, signingName } = model.metadata;
    const short = serviceId.toLowerCase().replaceAll(' ', '-');
    const v2Class = classOf.get(file.replace(/-\d{4}-\d\d-\d\d\.min\.json$/, ''));
    const before = clients.get(short);
    const client: Client = {
      short,
      className: serviceId
        .split(' ')
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(''),
      v2Class: v2Class ?? before?.v2Class,
      signingName: signingName ?? endpointPrefix,
      operations: before?.operations ?? new Map(),
      paginators: before?.paginators ?? new Set(),
      waiters: before?.waiters ?? new Map(),
    };
    clients.set(short, client);
    for (const [name, operation] of Object.entries(model.operations)) {
      client.operations.set(name, {
        verb: operation.http?.method ?? 'POST',
        members: membersOf(operation.input, model.shapes),
        required: (operation.input?.shape === undefined ? operation.input : model.shapes[operation.input.shape])?.required ?? [],
        authorised: operation.authtype !== 'none',
      });
    }
    const pages: { pagination?: Record<string, unknown> } = readIfThere(join(apis, file.replace('.min.', '.paginators.'))) ?? {};
    for (const name of Object.keys(pages.pagination ?? {})) client.paginators.add(name);
    const waits: { waiters?: Record<string, { operation: string }> } = readIfThere(join(apis, file.replace('.min.', '.waiters2.'))) ?? {};
    for (const [name, { operation }] of Object.entries(waits.waiters ?? {})) client.waiters.set(name, operation);
  }
}

function readV3(folder: string, short: string, clients: Map<string, Client>): void {
  const waiters = join(folder, 'dist-es', 'waiters');
  const names = [...installedClientFiles, ...(existsSync(waiters) ? readdirSync(waiters).map((f) => `dist-es/waiters/${f}`) : [])];
  const files = new Map<string, string>();
  for (const name of names) if (existsSync(join(folder, name))) files.set(name, readFileSync(join(folder, name), 'utf8'));
  const model = readClientModel(files);
  if (model === undefined) throw new Error(`No client could be read in ${short}: its package's layout has changed.`);
  const before = clients.get(short);
  const client: Client = {
    short,
    className: model.className,
    v2Class: before?.v2Class,
    signingName: before?.signingName ?? model.signingName ?? short,
    operations: before?.operations ?? new Map(),
    paginators: new Set([...(before?.paginators ?? []), ...model.paginators]),
    waiters: before?.waiters ?? new Map(),
  };
  clients.set(short, client);
  for (const name of model.operations) {
    const fresh = model.operation(name);
    if (fresh === undefined) continue;
    const known = client.operations.get(name);
    client.operations.set(name, {
      verb: fresh.verb ?? known?.verb,
      members: fresh.members.length > 0 ? fresh.members : (known?.members ?? []),
      required: fresh.members.length > 0 ? fresh.required : (known?.required ?? []),
      authorised: fresh.authorised && (known?.authorised ?? true),
    });
  }
  for (const [name, operation] of model.waiters) if (operation !== undefined) client.waiters.set(name, operation);
}

/** Member paths, three levels deep, lists as `[]`. */
function membersOf(input: V2Shape | undefined, shapes: V2Model['shapes']): readonly string[] {
  const out: string[] = [];
  const walk = (given: V2Shape | undefined, path: string, depth: number): void => {
    const shape = given?.shape === undefined ? given : shapes[given.shape];
    if (shape === undefined || out.length > 400) return;
    if (path !== '') out.push(path);
    if (shape.type === 'list') walk(shape.member ?? {}, `${path}[]`, depth);
    else if (shape.type === 'structure' && depth <= 3) {
      for (const [name, member] of Object.entries(shape.members ?? {})) walk(member, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  };
  walk(input, '', 1);
  return out;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readIfThere<T>(file: string): T | undefined {
  return existsSync(file) ? read(file) : undefined;
}
