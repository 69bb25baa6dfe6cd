import { type FilePath, type Files, fileFamily } from '../files/index.ts';
import { noteHeld, observe, tables } from '../query/index.ts';
import { createReadAhead } from './ahead/createReadAhead.ts';
import type { HclItem, HclOutline } from './hcl/ast.ts';
import { readHcl } from './hcl/readHcl.ts';
import { type JsonOutline, readJson } from './json.ts';
import type { ItemKey, TsItem, TsOutline } from './typescript/ast.ts';
import { type KeptTree, readFlattened, readKeepingTree } from './typescript/readTypeScript.ts';

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
  /** Where one item stands, and its nodes in it: another answer only where that item has moved or changed. */
  hclPlace(file: FilePath, key: string): HclPlace | undefined;
  json(file: FilePath): JsonOutline | null;
  /** Says that files will soon be asked for, in about this order, so that they can be read beside; depends on nothing. */
  readAhead(files: readonly FilePath[]): void;
  /** Files whose trees are kept for incremental parsing: those that are open in an editor. */
  keepTrees(files: ReadonlySet<FilePath>): void;
}

type HclPlace = Pick<HclItem, 'start' | 'ranges'>;

/** So many files of code at once, and another thread will have something to read. */
const manyFiles = 2000;

export function createSyntax(files: Files): Syntax {
  let kept: ReadonlySet<FilePath> = new Set();
  const trees = new Map<FilePath, KeptTree>();

  const ahead = createReadAhead();
  observe(
    () => files.list('code').length >= manyFiles,
    (many) => {
      if ('value' in many && many.value) ahead.start();
    },
  );
  const typescript = outlines<TsOutline>('typescript', files, (file, text, last) => {
    const statements = last ? undefined : ahead.take(file, text);
    if (statements) return readFlattened(text, statements);
    const read = readKeepingTree(text, file, last, trees.get(file));
    trees.delete(file);
    if (read.kept && kept.has(file)) trees.set(file, read.kept);
    else read.kept?.tree.delete();
    return read.outline;
  });
  const hcl = outlines<HclOutline>('hcl', files, (_, text, last) => readHcl(text, last));
  const hclPlace = tables('hclPlaces', (file) => {
    const items = hcl.outline(file)?.items;
    return {
      get: (key): HclPlace | undefined => {
        const item = items?.get(key);
        return item && { start: item.start, ranges: item.ranges };
      },
    };
  });
  files.whenGone(hclPlace.drop);
  const json = fileFamily<JsonOutline | null>(files, 'json', (file) => {
    const text = files.text(file);
    return text === null ? null : readJson(text);
  });

  const dropTree = (file: FilePath) => {
    trees.get(file)?.tree.delete();
    trees.delete(file);
  };
  files.whenGone(dropTree);
  noteHeld(() => trees.size);

  return {
    typescript: typescript.outline,
    typescriptTopLevel: typescript.topLevel,
    typescriptItem: typescript.item,
    hcl: hcl.outline,
    hclTopLevel: hcl.topLevel,
    hclItem: hcl.item,
    hclPlace,
    json,
    readAhead: (wanted) => {
      ahead.expect(
        wanted.flatMap((file): [FilePath, string][] => {
          const text = typescript.known(file) ? null : files.textInput(file).peek();
          return text === null ? [] : [[file, text]];
        }),
      );
    },
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
  /** Whether the file has been read before. */
  known(file: FilePath): boolean;
  outline(file: FilePath): O | null;
  topLevel(file: FilePath): readonly string[];
  item(file: FilePath, key: string): ContentOf<O> | undefined;
}

type ContentOf<O> = O extends Outline<infer Item> ? Item['content' & keyof Item] : never;

/**
 * The questions about the outlines of one language, read by `read` with the outline of the file's text before. Items are a
 * table: a file that all others use is typed into without a look at any of them, as long as what they use stays the same.
 */
function outlines<O extends Outline<{ readonly content: unknown }>>(
  name: string,
  files: Files,
  read: (file: FilePath, text: string, last: O | undefined) => O,
): OutlineQuestions<O> {
  const last = new Map<FilePath, O>();
  const outline = fileFamily<O | null>(files, name, (file) => {
    const text = files.text(file);
    if (text === null) return null;
    const answer = read(file, text, last.get(file));
    last.set(file, answer);
    return answer;
  });
  const topLevel = fileFamily<readonly string[]>(files, `${name}TopLevel`, (file) => outline(file)?.topLevel ?? []);
  const item = tables(`${name}Items`, (file) => {
    const items = outline(file)?.items;
    return { get: (key) => items?.get(key)?.content as ContentOf<O> | undefined };
  });
  files.whenGone((file) => {
    last.delete(file);
    item.drop(file);
  });
  noteHeld(() => last.size);
  return { known: (file) => last.has(file), outline, topLevel, item };
}
