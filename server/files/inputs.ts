import { type Input, input, setInputs } from '../query/index.ts';
import { type FileKind, fileKind } from './fileKind.ts';
import type { FilePath } from './range.ts';
import { noSettings, type Settings } from './settings.ts';

/**
 * All that comes from outside. The host writes it; every other room only reads.
 *
 * A file of the workspace is one that the host has found by walking the roots (or that an editor has opened there). Any
 * other text is loaded only because an answer asked for it: reading it records a demand, and reads as absent until the
 * host has answered the demand.
 */
export interface Files {
  readonly roots: Input<readonly FilePath[]>;
  readonly settings: Input<Settings>;
  /** The text of a file, or `null` where there is none (or nobody has loaded it yet: a demand is recorded). */
  text(path: FilePath): string | null;
  /** Whether the file exists; never makes the host read it when it is of the workspace. */
  exists(path: FilePath): boolean;
  /** The workspace's files of one kind, sorted. */
  list(kind: FileKind): readonly FilePath[];
  /** The names in a folder outside the workspace's walk (a demand), or `null` where there is none. */
  folder(path: FilePath): readonly string[] | null;

  /** Sets texts of workspace files (`null`: gone) as one change. */
  change(texts: ReadonlyMap<FilePath, string | null>): void;
  /** Has `forget` called for each file that goes from the workspace, when the change is in. */
  whenGone(forget: (path: FilePath) => void): void;
  /** The input behind a text, for hypothetical questions. */
  textInput(path: FilePath): Input<string | null>;
  /** What answers have asked for and nobody has loaded, sorted. */
  demands(): { readonly texts: readonly FilePath[]; readonly folders: readonly FilePath[] };
  /** Answers demands as one change; `null` says that there is no such file or folder. */
  supply(texts: ReadonlyMap<FilePath, string | null>, folders: ReadonlyMap<FilePath, readonly string[] | null>): void;
  /** Every file that was demanded and is outside the workspace's walk: the host watches these too. */
  supplied(): readonly FilePath[];
}

export function createFiles(): Files {
  const texts = new Map<FilePath, Input<string | null>>();
  const folders = new Map<FilePath, Input<readonly string[] | null>>();
  const lists = new Map<FileKind, Input<readonly FilePath[]>>();
  const members = new Map<FileKind, Set<FilePath>>();
  const wantedTexts = new Set<FilePath>();
  const wantedFolders = new Set<FilePath>();
  const suppliedTexts = new Set<FilePath>();
  const workspace = new Set<FilePath>();
  const forgetting: ((path: FilePath) => void)[] = [];

  const textInput = (path: FilePath) => cellOf(texts, path, wantedTexts);
  const listInput = (kind: FileKind) => {
    let list = lists.get(kind);
    if (!list) lists.set(kind, (list = input<readonly FilePath[]>(`list:${kind}`, [])));
    return list;
  };

  return {
    roots: input<readonly FilePath[]>('roots', []),
    settings: input('settings', noSettings),
    text: (path) => textInput(path)(),
    exists: (path) => textInput(path)() !== null,
    list: (kind) => listInput(kind)(),
    folder: (path) => cellOf(folders, path, wantedFolders)(),
    textInput,
    whenGone: (forget) => void forgetting.push(forget),
    change: (changes) => {
      const gone = [...changes].flatMap(([path, text]) => (text === null && workspace.has(path) ? [path] : []));
      setInputs(() => {
        const touched = new Set<FileKind>();
        for (const [path, text] of changes) {
          if (text === null) workspace.delete(path);
          else workspace.add(path);
          textInput(path).set(text);
          wantedTexts.delete(path);
          const kind = fileKind(path);
          if (!kind) continue;
          let known = members.get(kind);
          if (!known) members.set(kind, (known = new Set()));
          if (known.has(path) === (text !== null)) continue;
          touched.add(kind);
          if (text === null) known.delete(path);
          else known.add(path);
        }
        for (const kind of touched) listInput(kind).set([...(members.get(kind) ?? [])].sort());
      });
      for (const path of gone) for (const forget of forgetting) forget(path);
    },
    demands: () => ({ texts: [...wantedTexts].sort(), folders: [...wantedFolders].sort() }),
    supply: (newTexts, newFolders) =>
      setInputs(() => {
        for (const [path, text] of newTexts) {
          textInput(path).set(text);
          wantedTexts.delete(path);
          if (!workspace.has(path)) suppliedTexts.add(path);
        }
        for (const [path, names] of newFolders) {
          cellOf(folders, path, wantedFolders).set(names);
          wantedFolders.delete(path);
        }
      }),
    supplied: () => [...suppliedTexts].sort(),
  };
}

function cellOf<T>(cells: Map<FilePath, Input<T | null>>, path: FilePath, wanted: Set<FilePath>): Input<T | null> {
  let cell = cells.get(path);
  if (!cell) {
    cell = input<T | null>(path, null);
    cells.set(path, cell);
    wanted.add(path);
  }
  return cell;
}
