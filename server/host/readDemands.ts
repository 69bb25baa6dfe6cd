import { readdirSync } from 'node:fs';
import { baseName, type FilePath, folderOf, isWithin } from '../files/index.ts';
import { inParallel } from './inParallel.ts';
import type { Problem } from './problem.ts';
import { readText } from './readText.ts';
import { realPath } from './realPath.ts';
import type { WalkRules } from './walkRules.ts';

/** What is known of the workspace when a demand is answered. */
export interface KnownWorkspace {
  readonly roots: readonly FilePath[];
  readonly rules: WalkRules;
  /** The names in the folders that were walked. */
  readonly folders: ReadonlyMap<FilePath, ReadonlySet<string>>;
}

export interface DemandAnswers {
  readonly texts: ReadonlyMap<FilePath, string | null>;
  readonly folders: ReadonlyMap<FilePath, readonly string[] | null>;
  readonly problems: readonly Problem[];
}

/**
 * Answers what nobody has loaded. Read are: what lies in the roots by its real path, installed packages of `@aws-sdk`, and
 * `.terraform/modules`. Anything else is absent, and so is, without a look at the disk, what the walk did not see.
 */
export async function readDemands(
  demands: { readonly texts: readonly FilePath[]; readonly folders: readonly FilePath[] },
  known: KnownWorkspace,
): Promise<DemandAnswers> {
  const texts = new Map<FilePath, string | null>();
  const folders = new Map<FilePath, readonly string[] | null>();
  const problems: Problem[] = [];
  for (const path of demands.folders) folders.set(path, folderNames(path, known));
  await inParallel(demands.texts, async (path) => {
    if (!mayExist(path, known) || !mayRead(path, known)) {
      texts.set(path, null);
      return;
    }
    const { text, problem } = await readText(path);
    texts.set(path, text);
    if (problem) problems.push(problem);
  });
  return { texts, folders, problems };
}

/** The names in a folder, sorted, as far as they may be known; `null` where there is no such folder. */
function folderNames(path: FilePath, known: KnownWorkspace): readonly string[] | null {
  const walked = known.folders.get(path);
  if (walked) return [...walked].sort();
  if (!mayExist(path, known) || !mayRead(path, known)) return null;
  try {
    return readdirSync(path).sort();
  } catch {
    return null;
  }
}

function mayExist(path: FilePath, { roots, rules, folders }: KnownWorkspace): boolean {
  if (isInstalledSdk(path, roots) || isTerraformModule(path, roots)) return true;
  if (!roots.some((root) => isWithin(path, root))) return false;
  const names = folders.get(folderOf(path));
  if (names && !names.has(baseName(path))) return false;
  return rules.gives(path);
}

function mayRead(path: FilePath, { roots }: KnownWorkspace): boolean {
  const real = realPath(path);
  if (real === null) return false;
  if (isInstalledSdk(path, roots)) return /\/node_modules\/@aws-sdk(\/|$)/.test(real);
  return roots.some((root) => isWithin(real, realPath(root) ?? root));
}

/** In a `node_modules/@aws-sdk` of a root, of a folder in it, or of a folder above it. */
function isInstalledSdk(path: FilePath, roots: readonly FilePath[]): boolean {
  const at = path.search(/\/node_modules\/@aws-sdk(\/|$)/);
  const owner = path.slice(0, at) || '/';
  return at >= 0 && roots.some((root) => isWithin(owner, root) || isWithin(root, owner));
}

function isTerraformModule(path: FilePath, roots: readonly FilePath[]): boolean {
  return path.includes('/.terraform/modules/') && roots.some((root) => isWithin(path, root));
}
