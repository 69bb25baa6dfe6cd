import type { FilePath, Files } from '../files/index.ts';
import { type Family, family, observe } from '../query/index.ts';
import type { HclItem, HclOutline } from './hcl/ast.ts';
import { readHcl } from './hcl/readHcl.ts';
import { type JsonOutline, readJson } from './json.ts';
import type { ItemKey, TsItem, TsOutline } from './typescript/ast.ts';
import { type KeptTree, readKeepingTree } from './typescript/readTypeScript.ts';

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
  /** How many answers and trees are held; for tests of leaks. */
  held(): number;
}

export function createSyntax(files: Files): Syntax {
  let kept: ReadonlySet<FilePath> = new Set();
  const trees = new Map<FilePath, KeptTree>();

  const typescript = outlines<TsOutline>('typescript', files, (file, text, last) => {
    const read = readKeepingTree(text, file, last, trees.get(file));
    trees.delete(file);
    if (read.kept && kept.has(file)) trees.set(file, read.kept);
    else read.kept?.tree.delete();
    return read.outline;
  });
  const hcl = outlines<HclOutline>('hcl', files, (_, text, last) => readHcl(text, last));
  const json = family<JsonOutline | null>('json', (file) => {
    const text = files.text(file);
    return text === null ? null : readJson(text);
  });

  const dropTree = (file: FilePath) => {
    trees.get(file)?.tree.delete();
    trees.delete(file);
  };
  dropGone(files, (file) => {
    for (const outline of [typescript, hcl]) outline.drop(file);
    json.drop(file);
    dropTree(file);
  });

  return {
    typescript: typescript.outline,
    typescriptTopLevel: typescript.topLevel,
    typescriptItem: typescript.item,
    hcl: hcl.outline,
    hclTopLevel: hcl.topLevel,
    hclItem: hcl.item,
    json,
    held: () => typescript.held() + hcl.held() + json.size() + trees.size,
    keepTrees: (open) => {
      kept = new Set(open);
      for (const file of [...trees.keys()]) if (!kept.has(file)) dropTree(file);
    },
  };
}

interface Outline<Item extends { readonly content: unknown }> {
  readonly topLevel: readonly string[];
  readonly items: ReadonlyMap<string, Item>;
}

interface OutlineQuestions<O extends Outline<{ readonly content: unknown }>> {
  outline(file: FilePath): O | null;
  topLevel(file: FilePath): readonly string[];
  item(file: FilePath, key: string): ContentOf<O> | undefined;
  drop(file: FilePath): void;
  held(): number;
}

type ContentOf<O> = O extends Outline<infer Item> ? Item['content' & keyof Item] : never;

/** The questions about the outlines of one language, read by `read` with the outline of the file's text before. */
function outlines<O extends Outline<{ readonly content: unknown }>>(
  name: string,
  files: Files,
  read: (file: FilePath, text: string, last: O | undefined) => O,
): OutlineQuestions<O> {
  const last = new Map<FilePath, O>();
  const items = new Map<FilePath, { readonly content: Family<ContentOf<O> | undefined>; readonly asked: Set<string> }>();
  const outline = family<O | null>(name, (file) => {
    const text = files.text(file);
    if (text === null) return null;
    const answer = read(file, text, last.get(file));
    last.set(file, answer);
    forgetItems(file, answer);
    return answer;
  });
  const topLevel = family<readonly string[]>(`${name}TopLevel`, (file) => outline(file)?.topLevel ?? []);
  const item = (file: FilePath, key: string) => {
    let ofFile = items.get(file);
    if (!ofFile) {
      const itemOf = (asked: string) => outline(file)?.items.get(asked.slice(file.length + 1));
      ofFile = { content: family(`${name}Item`, (asked) => itemOf(asked)?.content as ContentOf<O> | undefined), asked: new Set() };
      items.set(file, ofFile);
    }
    ofFile.asked.add(key);
    return ofFile.content(`${file} ${key}`);
  };
  /** Forgets the answers about items that are no more. */
  const forgetItems = (file: FilePath, now: O) => {
    const ofFile = items.get(file);
    for (const key of ofFile?.asked ?? []) {
      if (now.items.has(key)) continue;
      ofFile?.asked.delete(key);
      ofFile?.content.drop(`${file} ${key}`);
    }
  };
  const drop = (file: FilePath) => {
    last.delete(file);
    items.delete(file);
    outline.drop(file);
    topLevel.drop(file);
  };
  const held = () =>
    outline.size() + topLevel.size() + last.size + [...items.values()].reduce((sum, { content }) => sum + content.size(), 0);
  return { outline, topLevel, item, drop, held };
}

const kinds = ['code', 'declaration', 'terraform', 'variables', 'package', 'tsconfig', 'json'] as const;

/** Calls `drop` for every file that the workspace no longer has. */
function dropGone(files: Files, drop: (file: FilePath) => void): void {
  for (const kind of kinds) {
    let known: readonly FilePath[] = [];
    observe(
      () => files.list(kind),
      (answer) => {
        if (!('value' in answer)) return;
        const present = new Set(answer.value);
        for (const file of known) if (!present.has(file)) drop(file);
        known = answer.value;
      },
    );
  }
}
