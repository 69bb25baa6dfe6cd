import type { FilePath, Files } from '../files/index.ts';
import type { HclItem, HclOutline } from './hcl/ast.ts';
import type { JsonOutline } from './json.ts';
import type { ItemKey, TsItem, TsOutline } from './typescript/ast.ts';

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

export function createSyntax(files: Files): Syntax {
  throw new Error(`not built: ${files.roots.peek().length}`);
}
