import { expect, test } from 'vitest';
import { root, workspace } from '../support/engine.ts';

const manifest = '{ "name": "backend", "dependencies": { "@aws-sdk/client-s3": "3" } }';

/** The lines of the hover at the first place of a text in a file. */
async function hovered(texts: Readonly<Record<string, string>>, path: string, at: string): Promise<readonly string[]> {
  const { engine, text } = await workspace({ 'package.json': manifest, ...texts });
  return engine.hover(`${root}/${path}`, text(path).indexOf(at))?.markdown.split('\n\n') ?? [];
}

const store = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Store {
  constructor(private readonly bucket: string) {}
  put(key: string) {
    return new S3Client({}).send(new PutObjectCommand({ Bucket: this.bucket, Key: \`in/\${key}\` }));
  }
}
`;

test('a hover tells in brief what explain tells: the names of the resource, where they are written, and the way to the call', async () => {
  const lines = await hovered(
    {
      'src/store.ts': store,
      'src/main.ts': `import { Store } from './store';
const store = new Store(process.env.BUCKET!);
export const handler = () => save('a');
const save = (name: string) => store.put(name);
`,
    },
    'src/store.ts',
    'PutObjectCommand({',
  );
  expect(lines.slice(1, 4)).toEqual([
    '- `s3:PutObject` on `arn:${Partition}:s3:::${process.env.BUCKET}/in/a`',
    '`Bucket` = `process.env.BUCKET` (main.ts:2), `Key` = `"in/a"` (main.ts:3)',
    'Reached from `main.ts` → `handler` → `save` → `Store.put`',
  ]);
});

test('an action is told once, with all of its resources, and with all that it depends on', async () => {
  const lines = await hovered(
    {
      'src/store.ts': store,
      'src/a.ts': "import { Store } from './store';\nexport const handler = () => new Store('one').put('a');\n",
      'src/b.ts': "import { Store } from './store';\nexport const handler = () => new Store('two').put('a');\n",
    },
    'src/store.ts',
    'PutObjectCommand({',
  );
  expect(lines.slice(1, 4)).toEqual([
    '- `s3:PutObject` on `arn:${Partition}:s3:::one/in/a` and `arn:${Partition}:s3:::two/in/a`',
    '`Bucket` = `"one" or "two"`, `Key` = `"in/a"` (a.ts:2)',
    'Reached from `a.ts` → `handler` → `Store.put`; 2 programs import this file',
  ]);
  const depending = lines.find((line) => line.startsWith('Also, depending'))?.match(/`[^`]*`/g);
  expect(depending).toEqual(['`s3express:CreateSession`', '`kms:GenerateDataKey`']);
});
