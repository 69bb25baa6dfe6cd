import type { FilePath, Files } from '../files/index.ts';
import { family } from '../query/index.ts';
import type { HclItem, HclOutline } from './hcl/ast.ts';
import { readHcl } from './hcl/readHcl.ts';
import { type JsonOutline, readJson } from './json.ts';
import type { ItemKey, TsItem, TsOutline } from './typescript/ast.ts';
import { readTypeScript } from './typescript/readTypeScript.ts';

/**
 * The outlines of the workspace's files, as derived values. The item questions carry no positions and keep their answer
 * while the item says the same; the outline questions carry ranges and change with every keystroke in the file.
 */
export interface Syntax {
  /** Everything of a file, with ranges; `null` where there is no such file. */
  typescript(file: FilePath): TsOutline | null;
  /** Keys of a file's top-level items, in order, without positions. */
  typescriptTopLevel(file: FilePath): readonly ItemKey[];
  /** One item's content, without positions. */
  typescriptItem(file: FilePath, key: ItemKey): TsItem['content'] | undefined;
  hcl(file: FilePath): HclOutline | null;
  hclTopLevel(file: FilePath): readonly string[];
  hclItem(file: FilePath, key: string): HclItem['content'] | undefined;
  json(file: FilePath): JsonOutline | null;
  /** Files whose trees are kept for incremental parsing: those that are open in an editor. */
  keepTrees(files: ReadonlySet<FilePath>): void;
}

/** Between a file and an item's key in the key of a derived value: no path and no key holds it. */
const separator = '\n';

export function createSyntax(files: Files): Syntax {
  const lastTypescript = new Map<FilePath, TsOutline>();
  const typescript = family<TsOutline | null>('typescript', (file) => {
    const text = files.text(file);
    if (text === null) return null;
    const outline = readTypeScript(text, file, lastTypescript.get(file));
    lastTypescript.set(file, outline);
    return outline;
  });
  const typescriptTopLevel = family<readonly ItemKey[]>('typescriptTopLevel', (file) => typescript(file)?.topLevel ?? []);
  const typescriptItem = family<TsItem['content'] | undefined>('typescriptItem', (key) => {
    const [file, item] = split(key);
    return typescript(file)?.items.get(item)?.content;
  });

  const lastHcl = new Map<FilePath, HclOutline>();
  const hcl = family<HclOutline | null>('hcl', (file) => {
    const text = files.text(file);
    if (text === null) return null;
    const outline = readHcl(text, lastHcl.get(file));
    lastHcl.set(file, outline);
    return outline;
  });
  const hclTopLevel = family<readonly string[]>('hclTopLevel', (file) => hcl(file)?.topLevel ?? []);
  const hclItem = family<HclItem['content'] | undefined>('hclItem', (key) => {
    const [file, item] = split(key);
    return hcl(file)?.items.get(item)?.content;
  });

  const json = family<JsonOutline | null>('json', (file) => {
    const text = files.text(file);
    return text === null ? null : readJson(text);
  });

  return {
    typescript,
    typescriptTopLevel,
    typescriptItem: (file, key) => typescriptItem(file + separator + key),
    hcl,
    hclTopLevel,
    hclItem: (file, key) => hclItem(file + separator + key),
    json,
    keepTrees: () => {},
  };
}

function split(key: string): readonly [file: FilePath, item: string] {
  const at = key.indexOf(separator);
  return [key.slice(0, at), key.slice(at + separator.length)];
}
