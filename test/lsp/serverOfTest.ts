import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { fakeEngine } from './fakeEngine.ts';
import { connectInProcess, type TestClient } from './testClient.ts';

/** The folder of the test that runs: its code needs `read`, and its policy grants nothing. */
export let folder: string;
/** A client with a server of the test that runs, not initialized. */
export let client: TestClient;
export const code = () => join(folder, 'app/a.ts');
export const policy = () => join(folder, 'iam.tf');

/** Gives each test of a file a folder of its own and a server of its own. */
export function serverForEach(): void {
  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'lsp-')));
    await write('app/a.ts', '// 😀 need read\n');
    await write('iam.tf', '');
    client = connectInProcess({ createEngine: fakeEngine });
  });

  afterEach(async () => {
    await client.connection.sendRequest('shutdown').catch(() => undefined);
    client.connection.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Writes a file of the folder. */
export async function write(name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
