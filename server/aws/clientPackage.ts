import { readClient, readIndex } from './data.ts';

const SCOPE = '@aws-sdk/client-';

/** Date of the catalogue's action reference, ISO. */
export const catalogueDate: string = readIndex().date;

/** Whether a package name has the form of an SDK client, `@aws-sdk/client-s3`, known or not. */
export function isClientPackage(pkg: string): boolean {
  return /^@aws-sdk\/client-[a-z0-9][a-z0-9-]*$/.test(pkg);
}

/** `s3` of `@aws-sdk/client-s3`; empty for any other package. */
export function shortName(pkg: string): string {
  return isClientPackage(pkg) ? pkg.slice(SCOPE.length) : '';
}

const allPackages: readonly string[] = Object.keys(readIndex().packages).map((short) => SCOPE + short);

/** Every client package of the catalogue, sorted. */
export const knownPackages = (): readonly string[] => allPackages;

interface Operations {
  /** In lower case → AWS's spelling. */
  readonly names: ReadonlyMap<string, string>;
  readonly paginators: ReadonlySet<string>;
}

const operationsByPackage = new Map<string, Operations>();

function operations(pkg: string): Operations | undefined {
  const known = operationsByPackage.get(pkg);
  if (known !== undefined) return known;
  const file = readClient(shortName(pkg));
  if (file === undefined) return undefined;
  const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
  const all = [...Object.values(file.plain).flatMap(words), ...Object.keys(file.other), ...words(file.unmapped)].sort();
  const made = { names: new Map(all.map((name) => [name.toLowerCase(), name])), paginators: new Set(words(file.paginators)) };
  operationsByPackage.set(pkg, made);
  return made;
}

/** Every operation of a package, AWS's names, sorted; empty when the package is unknown. */
export function operationsOf(pkg: string): readonly string[] {
  return [...(operations(pkg)?.names.values() ?? [])];
}

/** An operation by its name in any case; `undefined` where the package has none such or is unknown. */
export function operationNamed(pkg: string, name: string): string | undefined {
  return operations(pkg)?.names.get(name.toLowerCase());
}

/** The operation behind a method of the aggregated client, or of a v2 client: `putObject` → `PutObject`. */
export function operationOfMethod(pkg: string, method: string): string | undefined {
  const name = method.charAt(0).toUpperCase() + method.slice(1);
  return /^[a-z]/.test(method) && operationNamed(pkg, name) === name ? name : undefined;
}

/** The operation behind a paginator: `paginateListObjectsV2` → `ListObjectsV2`. */
export function operationOfPaginator(pkg: string, fn: string): string | undefined {
  const name = /^paginate([A-Z]\w*)$/.exec(fn)?.[1];
  if (name === undefined) return undefined;
  const known = operations(pkg);
  return known?.paginators.has(name) || known?.names.get(name.toLowerCase()) === name ? name : undefined;
}

/** The operation that a waiter polls: `waitUntilBucketExists`, `waitForBucketExists` → `HeadBucket`. */
export function operationOfWaiter(pkg: string, fn: string): string | undefined {
  const name = /^wait(?:Until|For)([A-Z]\w*)$/.exec(fn)?.[1];
  const waiters = readClient(shortName(pkg))?.waiters;
  return name !== undefined && waiters !== undefined && Object.hasOwn(waiters, name) ? waiters[name] : undefined;
}

/** Class base and prefixes of a known package: `['S3', 's3', 's3express']`. */
function indexWords(pkg: string): readonly string[] {
  const { packages } = readIndex();
  const short = shortName(pkg);
  return short !== '' && Object.hasOwn(packages, short) ? (packages[short] ?? '').split(' ') : [];
}

/** Whether an export is the client with a method for each operation: `S3`, `DynamoDB`. */
export function isAggregatedClient(pkg: string, exportName: string): boolean {
  return indexWords(pkg)[0] === exportName;
}

/** Whether an export is a client's class: `S3Client`, or the aggregated `S3`. Every client package has one `…Client`. */
export function isClientClass(pkg: string, exportName: string): boolean {
  return isAggregatedClient(pkg, exportName) || (isClientPackage(pkg) && /^[A-Z]\w*Client$/.test(exportName));
}

let v2Classes: ReadonlyMap<string, string> | undefined;

/**
 * The client package of an `aws-sdk` v2 class (`S3`, `CloudWatchLogs`, `DynamoDB.DocumentClient`, `S3.ManagedUpload`) or
 * of its module's name (`s3` of `aws-sdk/clients/s3`).
 */
export function packageOfV2Client(className: string): string | undefined {
  if (v2Classes === undefined) {
    const { packages, v2 } = readIndex();
    const classes = new Map<string, string>();
    for (const [short, words] of Object.entries(packages)) classes.set(words.split(' ')[0] ?? '', short);
    for (const [name, short] of Object.entries(v2)) classes.set(name, short);
    for (const [name, short] of [...classes]) classes.set(name.toLowerCase(), short);
    v2Classes = classes;
  }
  const short = v2Classes.get(className.replace(/\.(?:DocumentClient|ManagedUpload|Presigner)$/, ''));
  return short === undefined ? undefined : SCOPE + short;
}

/** Prefixes of the actions that a package's operations need, the most specific first; empty when it is unknown. */
export function iamPrefixes(pkg: string): readonly string[] {
  return indexWords(pkg).slice(1);
}

let byPrefix: ReadonlyMap<string, readonly string[]> | undefined;

/** The client packages whose operations need actions of a prefix, sorted. */
export function packagesOfPrefix(prefix: string): readonly string[] {
  if (byPrefix === undefined) {
    const found = new Map<string, string[]>();
    for (const pkg of knownPackages()) for (const each of iamPrefixes(pkg)) found.set(each, [...(found.get(each) ?? []), pkg]);
    byPrefix = found;
  }
  return byPrefix.get(prefix.toLowerCase()) ?? [];
}
