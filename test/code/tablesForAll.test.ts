import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

test("where too many call `set`, what stands before all tables' names is not known", async () => {
  const others = Array.from(
    { length: 40 },
    (_, i) => `//- src/other${i}.ts\nimport './cats';\nexport const map${i} = new Map().set('a', 1);`,
  );
  const { call } = await program(`
//- src/cats.ts
import * as dynamoose from 'dynamoose';
export const Cat = dynamoose.model('Cat', { id: String });
export const get = (id: string) => Cat.get(id);
//- src/start.ts
import * as dynamoose from 'dynamoose';
dynamoose.Table.defaults.set({ prefix: 'prod-' });
${others.join('\n')}`);
  expect(shortValue(call('GetItem').input.TableName)).toBe(
    '`${?the prefix of all tables, which may be set in too many places}Cat${?the suffix of all tables, which may be set in too many places}`',
  );
});
