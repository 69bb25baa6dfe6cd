import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filePathOf } from '../../server/host/index.ts';

/**
 * A folder with these files, removed when the test ends. A text that begins with `-> ` makes a symbolic link; bytes are
 * written as they are.
 */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = filePathOf(realpathSync(mkdtempSync(join(tmpdir(), 'iam-policy-sync-'))));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

/** Writes one file into a folder, with the folders above it. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), path);
  else writeFileSync(path, content);
  return filePathOf(path);
}
