import { actionName, servicePrefix } from './action.ts';
import { readClientModel } from './clientModel.ts';
import { iamPrefixes } from './clientPackage.ts';
import type { Requires } from './requirement.ts';
import { inferredRequirement, requires } from './requires.ts';

/** What an installed client says of itself, for what is newer than the catalogue. */
export interface InstalledClient {
  readonly package: string;
  readonly version: string | undefined;
  readonly operations: readonly string[];
  isClientClass(exportName: string): boolean;
  isAggregatedClient(exportName: string): boolean;
  operationOfMethod(method: string): string | undefined;
  operationOfPaginator(fn: string): string | undefined;
  /** `undefined` too where the waiter's own file was not among the files. */
  operationOfWaiter(fn: string): string | undefined;
  readonly prefixes: readonly string[];
  /**
   * The catalogue's answer where it has one; else none for an operation that is sent unsigned; else the action of the same
   * name: `installed-client` where the action reference has it, `inferred` where it does not.
   */
  requires(operation: string): Requires | undefined;
}

/**
 * Facts of an installed client out of its files' texts, by paths relative to its folder (`installedClientFiles`, and
 * `dist-es/waiters/*.js` for waiters). Pure. `undefined`: these are not the files of a client.
 */
export function inferFromInstalledClient(files: readonly { readonly name: string; readonly text: string }[]): InstalledClient | undefined {
  const texts = new Map(files.map(({ name, text }) => [name.replaceAll('\\', '/').replace(/^\.\//, ''), text]));
  const model = readClientModel(texts);
  const manifest = texts.get('package.json') ?? '';
  const pkg = /"name"\s*:\s*"(@aws-sdk\/client-[a-z0-9-]+)"/.exec(manifest)?.[1];
  if (model === undefined || pkg === undefined) return undefined;
  const known = iamPrefixes(pkg);
  const prefixes = known.length > 0 ? known : model.signingName === undefined ? [] : [model.signingName];
  const has = (name: string): string | undefined => (model.operations.includes(name) ? name : undefined);
  return {
    package: pkg,
    version: /"version"\s*:\s*"([^"]+)"/.exec(manifest)?.[1],
    operations: model.operations,
    prefixes,
    isClientClass: (name) => name === model.className || name === `${model.className}Client`,
    isAggregatedClient: (name) => name === model.className,
    operationOfMethod: (method) => (/^[a-z]/.test(method) ? has(method.charAt(0).toUpperCase() + method.slice(1)) : undefined),
    operationOfPaginator: (fn) => (fn.startsWith('paginate') ? has(fn.slice('paginate'.length)) : undefined),
    operationOfWaiter: (fn) => model.waiters.get(fn.replace(/^wait(?:Until|For)/, '')),
    requires(operation) {
      const catalogued = requires(pkg, operation);
      if (catalogued?.confidence === 'catalogue') return catalogued;
      const name = model.operations.find((each) => each.toLowerCase() === operation.toLowerCase());
      if (name === undefined) return undefined;
      const base = { package: pkg, operation: name, conditional: [], dependent: [] };
      if (model.operation(name)?.authorised === false) {
        return { ...base, actions: [], confidence: 'installed-client', source: 'the installed client sends it unsigned' };
      }
      const found = prefixes.map((prefix) => actionName(`${prefix}:${name}`)).find((each) => each !== undefined);
      const [prefix] = prefixes;
      if (found === undefined && (prefix === undefined || servicePrefix(prefix) === undefined)) return undefined;
      const source = `signing name ${prefix} of the installed client, and the action of the same name`;
      if (found === undefined) return inferredRequirement(pkg, name, `${prefix}:${name}`, source);
      return { ...base, actions: [{ action: found, resources: [] }], confidence: 'installed-client', source };
    },
  };
}
