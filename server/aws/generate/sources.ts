import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The installed packages that the catalogue is made from. */
export interface Sources {
  /** Folder of an installed package, by the name that `packages/package.json` gives it. */
  folder(name: string): string;
  /** Every package that `package.json` names, with its pinned version. */
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Installs the pinned packages into a temporary folder, by their lock, without running their scripts, and removes it at the end; or uses a folder
 * where that has been done already.
 */
export function installSources(existing: string | undefined): Sources {
  const here = fileURLToPath(new URL('./packages/', import.meta.url));
  const folder = existing ?? mkdtempSync(join(tmpdir(), 'iam-policy-sync-catalogue-'));
  if (existing === undefined) {
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(here, name), join(folder, name));
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const wanted: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return { folder: (name) => join(folder, 'node_modules', name), versions: wanted.dependencies };
}
