import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

/** The lines of "Reached from", without places, of the call on a line of a file. */
async function reachedFrom(texts: Readonly<Record<string, string>>, target: string): Promise<readonly string[]> {
  const { engine } = await workspace({ 'package.json': '{ "name": "backend", "dependencies": { "@aws-sdk/client-s3": "3" } }', ...texts });
  const section = engine.explain(target).sections.find(({ title }) => title === 'Reached from');
  return section?.lines.map(({ text, depth }) => `${'  '.repeat(depth)}${text}`) ?? [];
}

const store = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Storing } from './storing';
export class Store implements Storing {
  put(key: string) {
    return new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: key }));
  }
}
`;

test('the way to a method leads through what calls it, not through another that writes its name before', async () => {
  expect(
    await reachedFrom(
      {
        'src/store.ts': store,
        'src/storing.ts': 'export interface Storing {}\n',
        'src/options.ts': 'const put = () => true;\nexport const wants = () => put();\n',
        'src/service.ts': "import { Store } from './store';\nexport class Service {\n  save(store: Store) { return store.put('a'); }\n}\n",
        'src/main.ts': `import { wants } from './options';
import { Store } from './store';
import { Service } from './service';
export const handler = () => wants() && new Service().save(new Store());
`,
      },
      'src/store.ts:5',
    ),
  ).toEqual(['main.ts', '  handler', '  Service.save', '  Store.put']);
});

test('a method whose name nothing that runs writes is reached if someone calls it', async () => {
  expect(
    await reachedFrom(
      {
        'src/store.ts': store,
        'src/storing.ts': 'export interface Storing {\n  put(key: string): Promise<unknown>;\n}\n',
        'src/stores.ts': "export * from './storing';\nexport { Store } from './store';\n",
        'src/main.ts':
          "import { run } from 'framework';\nimport { Store, type Storing } from './stores';\nexport const handler = (): Storing => run(new Store());\n",
      },
      'src/store.ts:5',
    ),
  ).toEqual(['main.ts', '  import ./stores', '  module', '  Store.put, if whoever is given its class calls it']);
});
