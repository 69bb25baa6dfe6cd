import { describe, expect, test } from 'vitest';
import { filesIn, type Program, program, root } from '../support/code.ts';
import { clients } from './corpus/clients.ts';
import { combinators } from './corpus/combinators.ts';
import { commands } from './corpus/commands.ts';
import { injection } from './corpus/injection.ts';
import { modules } from './corpus/modules.ts';
import { types } from './corpus/types.ts';
import { wholes } from './corpus/wholes.ts';

/** The program with the SDK named at the end of each file, so that the scan lets none of them out. */
function allNamed(text: string): string {
  return [...filesIn(text)].map(([path, content]) => `//- ${path}\n${content}${/\.[jt]sx?$/.test(path) ? '\n// aws-sdk' : ''}`).join('\n');
}

describe('the scan of texts loses no call that the analysis of every file finds', () => {
  for (const [name, text] of Object.entries({ ...modules, ...clients, ...commands, ...types, ...injection, ...wholes, ...combinators })) {
    test(name, async () => {
      const whole = await program(allNamed(text));
      expect((await program(text)).found()).toEqual(whole.found());
    });
  }
});

const wide = `
//- src/aws/client.ts
import { S3Client, PutObjectCommand as Put } from '@aws-sdk/client-s3';
export const client = new S3Client({});
export const commands = { Keep: Put };
export { Put as default };
//- src/aws/again.ts
export { default as Again } from './client';
//- src/far.ts
import { Again } from './aws/again';
export const far = () => new Again({});
//- src/store.ts
import { client, commands } from './aws/client';
export const store = () => client.send(new commands.Keep({}));
//- src/other.ts
export const other = (x: string) => x.trim();
//- src/index.ts
import { far } from './far';
import { other } from './other';
import { store } from './store';
export const main = () => [far(), other(''), store()];
`;

/** Files that are parsed in order to answer for all of a program. */
async function parsed(text: string): Promise<readonly string[]> {
  const { recordRuns } = await import('../../server/query/index.ts');
  const it: Program = await program('');
  const runs = recordRuns(() => {
    it.write(Object.fromEntries(filesIn(text)));
    it.found();
  });
  return [
    ...new Set(runs.filter((run) => run.startsWith('typescript(')).map((run) => run.slice('typescript('.length + root.length + 1, -1))),
  ].sort();
}

test('names that are handed on are found far from where the SDK is named; files that it cannot reach are not parsed', async () => {
  const it = await program(wide);
  expect(it.found()).toEqual(['src/far.ts:2:30-35 PutObject', 'src/store.ts:2:53-57 PutObject']);
  expect(await parsed(wide)).toEqual(['src/aws/again.ts', 'src/aws/client.ts', 'src/far.ts', 'src/store.ts']);
});

const plainArguments = `
//- src/names.ts
export const join = (names: readonly string[]) => names.join();
//- src/keep.ts
export { keep } from 'some-store';
//- src/index.ts
import { S3Client } from '@aws-sdk/client-s3';
import { join } from './names';
import { keep } from './keep';
const s3 = new S3Client({});
export const list = (names: readonly string[], { limit }: { limit: number }) => join(names.slice(limit));
export const all = (options: { limit: number; client: S3Client }) => keep(options);
`;

test('what is called with plain data is not parsed; with what a client may be in, it is', async () => {
  expect(await parsed(plainArguments)).toEqual(['src/index.ts', 'src/keep.ts']);
});

const libraryWhole = `
//- src/ai/index.ts
export * from 'ai';
//- src/answer.ts
import { generateText } from './ai';
import { bedrock } from './models';
export const answer = () => generateText({ model: bedrock('anthropic.claude-3-haiku-20240307-v1:0'), prompt: '' });
//- src/models.ts
export { bedrock } from '@ai-sdk/amazon-bedrock';
//- src/other.ts
import { tool } from './ai';
export const other = () => tool({});
`;

test('what is handed on of a library as a whole is looked for under the names that the table knows', async () => {
  const whole = await program(allNamed(libraryWhole));
  expect(whole.found()).not.toEqual([]);
  expect((await program(libraryWhole)).found()).toEqual(whole.found());
  expect(await parsed(libraryWhole)).not.toContain('src/other.ts');
});
