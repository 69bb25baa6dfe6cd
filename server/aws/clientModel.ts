/** What a client package's own files say of its operations. Paths of members are as in the input: `Delete.Objects[].Key`. */
export interface OperationModel {
  readonly verb: string | undefined;
  /** Paths of the input's members, three levels deep at most. */
  readonly members: readonly string[];
  /** The members that a call must give. */
  readonly required: readonly string[];
  readonly authorised: boolean;
}

export interface ClientModel {
  /** `S3` of `S3Client`. */
  readonly className: string;
  readonly signingName: string | undefined;
  readonly operations: readonly string[];
  /** The model of one of the operations; its first call reads the schemas (a millisecond in most packages, 40 in EC2). */
  operation(name: string): OperationModel | undefined;
  /** Operations that have a paginator. */
  readonly paginators: readonly string[];
  /** Waiter's name without its prefix (`BucketExists`) → operation; `undefined` where the text does not say. */
  readonly waiters: ReadonlyMap<string, string | undefined>;
}

const MAX_DEPTH = 3;
const MAX_MEMBERS = 400;

/** Files of an installed client that {@link readClientModel} can use, relative to the package's folder; any may be missing. */
export const installedClientFiles: readonly string[] = [
  'package.json',
  'dist-es/index.js',
  'dist-es/commands/index.js',
  'dist-types/commands/index.d.ts',
  'dist-es/pagination/index.js',
  'dist-es/waiters/index.js',
  'dist-es/auth/httpAuthSchemeProvider.js',
  'dist-es/endpoint/EndpointParameters.js',
  'dist-es/schemas/schemas_0.js',
];

/** Reads a client's model out of its files' texts, by name; `undefined` where they list no command or no client class. */
export function readClientModel(files: ReadonlyMap<string, string>): ClientModel | undefined {
  const text = (name: string): string => files.get(name) ?? '';
  const exported = (list: string): string[] => [...list.matchAll(/export \* from "\.\/(\w+)"/g)].map((m) => m[1] ?? '');
  const className = exported(text('dist-es/index.js'))
    .find((name) => /^\w+Client$/.test(name))
    ?.slice(0, -'Client'.length);
  const commands = exported(text('dist-es/commands/index.js') || text('dist-types/commands/index.d.ts'))
    .filter((name) => name.endsWith('Command'))
    .map((name) => name.slice(0, -'Command'.length));
  if (className === undefined || commands.length === 0) return undefined;

  const auth = text('dist-es/auth/httpAuthSchemeProvider.js');
  const unauthorised = unauthorisedOperations(auth);
  const signingName =
    /^\s+name: "([\w.-]+)"/m.exec(auth)?.[1] ?? /defaultSigningName: "([\w.-]+)"/.exec(text('dist-es/endpoint/EndpointParameters.js'))?.[1];
  let schemas: ReturnType<typeof readSchemas> | undefined;
  const operation = (name: string): OperationModel | undefined => {
    if (!commands.includes(name)) return undefined;
    schemas ??= readSchemas(text('dist-es/schemas/schemas_0.js'));
    const schema = schemas(name);
    return { verb: schema?.verb, members: schema?.members ?? [], required: schema?.required ?? [], authorised: !unauthorised(name) };
  };
  const paginators = exported(text('dist-es/pagination/index.js'))
    .filter((name) => name.endsWith('Paginator'))
    .map((name) => name.slice(0, -'Paginator'.length));
  const waiters = new Map<string, string | undefined>();
  for (const name of exported(text('dist-es/waiters/index.js'))) {
    const code = text(`dist-es/waiters/${name}.js`);
    waiters.set(name.replace(/^waitFor/, ''), /new (\w+)Command\(/.exec(code)?.[1]);
  }
  return { className, signingName, operations: commands, operation, paginators, waiters };
}

/** Which operations the client sends unsigned: only `noAuth` stands under their case (or under the default). */
function unauthorisedOperations(auth: string): (operation: string) => boolean {
  const start = auth.indexOf('switch (authParameters.operation)');
  if (start < 0) return () => false;
  const named = new Map<string, boolean>();
  let waiting: string[] = [];
  for (const branch of auth.slice(start).split(/(?=case "|default:)/)) {
    const name = /^case "(\w+)"/.exec(branch)?.[1];
    if (name !== undefined) waiting.push(name);
    if (!branch.includes('options.push')) continue;
    const unsigned = /NoAuth/.test(branch) && !/options\.push\(create(?!SmithyApiNoAuth)/.test(branch);
    for (const each of waiting) named.set(each, unsigned);
    waiting = [];
  }
  return (operation) => named.get(operation) ?? false;
}

/** Reads the generated schema file: constants, structures, lists and operations. */
function readSchemas(code: string): (name: string) => Omit<OperationModel, 'authorised'> | undefined {
  const constants = new Map<string, string>();
  for (const m of code.matchAll(/^const (\w+) = "([^"\n]*)";/gm)) constants.set(m[1] ?? '', m[2] ?? '');
  const structures = new Map<string, { names: readonly string[]; types: readonly string[]; required: number }>();
  for (const m of code.matchAll(
    /^(?:export )?var (\w+\$?) = \[[34], \w+, \w+,\n\s+[^\n]*\n\s+\[([^\]]*)\],\n\s+\[(.*)\](?:, (\d+))?\n\];/gm,
  )) {
    const names = (m[2] ?? '').split(', ').map((c) => constants.get(c) ?? '');
    structures.set(m[1] ?? '', { names, types: splitTopLevel(m[3] ?? ''), required: Number(m[4] ?? 0) });
  }
  const lists = new Map<string, string>();
  for (const m of code.matchAll(/^(?:export )?var (\w+\$?) = (?:\[1, \w+, \w+,\n\s+[^\n]*?, ([^;]*?)\n\];|(64 \| \d+);)/gm)) {
    lists.set(m[1] ?? '', m[2] ?? m[3] ?? '');
  }
  const paths = (structure: string, prefix: string, depth: number, out: string[]): void => {
    const shape = structures.get(structure);
    if (shape === undefined) return;
    shape.names.forEach((name, i) => {
      if (out.length < MAX_MEMBERS && name !== '') walk(shape.types[i] ?? '', prefix + name, depth, out);
    });
  };
  const walk = (type: string, path: string, depth: number, out: string[]): void => {
    const bare = /^\[(.*)\]$/s.exec(type);
    const inner = bare === null ? type : (splitTopLevel(bare[1] ?? '')[0] ?? '');
    out.push(path);
    if (inner === '64 | 0') out.push(`${path}[]`);
    const target = /^\(\) => (\w+\$?)$/.exec(inner)?.[1];
    if (target === undefined || depth >= MAX_DEPTH) return;
    const item = lists.get(target);
    if (item !== undefined) walk(item, `${path}[]`, depth, out);
    else paths(target, `${path}.`, depth + 1, out);
  };
  const operations = new Map<string, { verb: string; input: string }>();
  for (const m of code.matchAll(/^export var (\w+\$) = \[9, \w+, (\w+),\n\s+(.*), \(\) => (\w+\$?), \(\) => \w+\$?\n\];/gm)) {
    operations.set(constants.get(m[2] ?? '') ?? '', { verb: /\["([A-Z]+)", "/.exec(m[3] ?? '')?.[1] ?? 'POST', input: m[4] ?? '' });
  }
  return (name) => {
    const found = operations.get(name);
    if (found === undefined) return undefined;
    const members: string[] = [];
    paths(found.input, '', 1, members);
    const input = structures.get(found.input);
    return { verb: found.verb, members, required: input?.names.slice(0, input.required) ?? [] };
  };
}

/** Splits at the commas that stand in no bracket. */
function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '[' || c === '{' || c === '(') depth += 1;
    else if (c === ']' || c === '}' || c === ')') depth -= 1;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  if (text.slice(start).trim() !== '') parts.push(text.slice(start).trim());
  return parts;
}
