import { type FileKind, type FilePath, fileKind, folderOf, globsOf, isWithin, type Settings } from '../files/index.ts';
import { type GitIgnore, gitIgnoreAround, gitIgnoreIn, isIgnored } from './gitIgnore.ts';
import { folderKind } from './skippedFolders.ts';

/** What is of the workspace in one folder. */
export interface FolderRules {
  /** Whether a subfolder is entered. */
  enters(name: string): boolean;
  /** Whether a file of this name is one of the workspace's files. */
  takes(name: string): boolean;
}

/** What is of the workspace. */
export interface WalkRules {
  /** The rules of a folder in the roots; `null` where the walk does not go. */
  of(folder: FilePath): FolderRules | null;
  /**
   * Whether an answer may ask for a file or folder in the roots that the walk has not taken. What is excluded, code that git
   * ignores, and tools' own stores are as good as absent.
   */
  gives(path: FilePath): boolean;
}

interface Context {
  /** `output`: what no build writes. `included`: only what the settings include. */
  readonly mode: 'source' | 'output' | 'included';
  readonly gitIgnore: GitIgnore;
}

const workspaceKinds: ReadonlySet<FileKind | undefined> = new Set<FileKind>([
  'code',
  'terraform',
  'terragrunt',
  'variables',
  'package',
  'deployment',
  'tsconfig',
  'markdown',
]);

/** Whether a build is known not to write files of this name: TypeScript that is no declaration, Terraform. */
const isSource = (name: string): boolean => {
  const kind = fileKind(name);
  return kind === 'terraform' || kind === 'terragrunt' || kind === 'variables' || (kind === 'code' && /\.([mc]?ts|tsx)$/.test(name));
};

/** The rules of the roots. `.gitignore` files are read as they are met and kept; new rules are made when one changes. */
export function createWalkRules(roots: readonly FilePath[], settings: Settings): WalkRules {
  const include = globsOf(settings.include);
  const exclude = globsOf(settings.exclude);
  const contexts = new Map<FilePath, Context | null>();

  const contextOf = (folder: FilePath): Context | null => {
    let context = contexts.get(folder);
    if (context === undefined) {
      context = roots.includes(folder)
        ? { mode: 'source', gitIgnore: gitIgnoreIn(folder, gitIgnoreAround(folder)) }
        : roots.some((root) => isWithin(folder, root))
          ? below(folder)
          : null;
      contexts.set(folder, context);
    }
    return context;
  };

  const below = (folder: FilePath): Context | null => {
    const parent = contextOf(folderOf(folder));
    if (!parent || exclude.match(folder)) return null;
    const kind = folderKind(folder.slice(folder.lastIndexOf('/') + 1));
    const away = kind === 'never' || parent.mode === 'included' || isIgnored(parent.gitIgnore, folder, true);
    if (away && !include.reaches(folder, kind === 'never')) return null;
    const mode = away ? 'included' : kind === 'output' ? 'output' : parent.mode;
    return { mode, gitIgnore: gitIgnoreIn(folder, parent.gitIgnore) };
  };

  return {
    of: (folder) => {
      const context = contextOf(folder);
      if (!context) return null;
      const { mode, gitIgnore } = context;
      return {
        enters: (name) => contextOf(`${folder}/${name}`) !== null,
        takes: (name) => {
          const path = `${folder}/${name}`;
          if (!workspaceKinds.has(fileKind(name)) || exclude.match(path)) return false;
          const plain = mode === 'source' || (mode === 'output' && isSource(name));
          return (plain && !isIgnored(gitIgnore, path, false)) || include.match(path);
        },
      };
    },
    gives: (path) => {
      if (exclude.match(path)) return false;
      const kind = fileKind(path);
      const context = contextOf(folderOf(path));
      if (!context && path.split('/').some((name) => folderKind(name) === 'never')) return false;
      if (kind !== 'code' && kind !== 'declaration') return true;
      return context !== null && (!isIgnored(context.gitIgnore, path, false) || include.match(path));
    },
  };
}
