import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { isClientPackage } from '../../aws/index.ts';
import { type FilePath, folderOf, jsonErrorWords, lineIndex, type Range, shallowJson } from '../../files/index.ts';
import type { Manifest, ManifestClient } from '../Code.ts';

const dependencyFields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** What a `package.json` says, beyond what `Manifest` tells the other rooms. */
export interface PackageJson {
  readonly manifest: Manifest;
  /** Every dependency of every field. */
  readonly dependencies: readonly string[];
  /** What `npm run` runs, by name. */
  readonly scripts: Readonly<Record<string, string>>;
  /** `exports`, `imports`, `main`, `module`, `source`, `types`, `name`: what resolution reads, as plain JSON. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Reads a `package.json`, as far as it can be read; comments and trailing commas are let pass. */
export function readPackageJson(file: FilePath, text: string): PackageJson {
  const errors: ParseError[] = [];
  const root = parseTree(shallowJson(text), errors, { allowTrailingComma: true });
  const error = errors[0];
  const problem = error
    ? `not valid JSON in line ${lineIndex(text).positionAt(error.offset).line}: ${jsonErrorWords(error)}`
    : root?.type === 'object'
      ? null
      : 'not a JSON object';
  const clients: ManifestClient[] = [];
  const dependencies: string[] = [];
  for (const field of dependencyFields) {
    for (const name of namesOf(member(root, field))) {
      dependencies.push(name);
      if (isClientPackage(name)) clients.push({ package: name, field });
    }
  }
  const name: unknown = member(root, 'name')?.value;
  return {
    manifest: { file, folder: folderOf(file), name: typeof name === 'string' ? name : null, clients, problem },
    dependencies,
    scripts: Object.fromEntries(scriptNodes(root).map(({ name, value }) => [name, String(value.value)])),
    entry: Object.fromEntries(
      ['name', 'exports', 'imports', 'main', 'module', 'source', 'types'].flatMap((key) => {
        const node = member(root, key);
        return node ? [[key, plain(node)]] : [];
      }),
    ),
  };
}

/** Range of the key of the dependency `packageName`, with its quotes. */
export function dependencyRange(text: string, packageName: string): Range | undefined {
  const root = parseTree(shallowJson(text), [], { allowTrailingComma: true });
  for (const field of dependencyFields) {
    for (const property of member(root, field)?.children ?? []) {
      const key = property.children?.[0];
      if (key?.value === packageName) return { start: key.offset, end: key.offset + key.length };
    }
  }
  return undefined;
}

/** Range of the text of a script, with its quotes. */
export function scriptRange(text: string, script: string): Range | undefined {
  const root = parseTree(shallowJson(text), [], { allowTrailingComma: true });
  const value = scriptNodes(root).findLast(({ name }) => name === script)?.value;
  return value && { start: value.offset, end: value.offset + value.length };
}

function scriptNodes(root: Node | undefined): readonly { readonly name: string; readonly value: Node }[] {
  return (member(root, 'scripts')?.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value?.type === 'string' ? [{ name: String(key.value), value }] : [];
  });
}

/** The value of a member of a JSON object. */
function member(object: Node | undefined, name: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  return object.children?.findLast((property) => property.children?.[0]?.value === name)?.children?.[1];
}

/** A JSON node as plain data. */
export function plain(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain);
  if (node.type !== 'object') return node.value as unknown;
  const result: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key && value) result[String(key.value)] = plain(value);
  }
  return result;
}

function namesOf(object: Node | undefined): readonly string[] {
  if (object?.type !== 'object') return [];
  return (object.children ?? []).flatMap((property) => (property.children?.[0] ? [String(property.children[0].value)] : []));
}
