import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal } from '../../server/query/index.ts';
import type { TsOutline } from '../../server/syntax/index.ts';
import { type KeptTree, readKeepingTree } from '../../server/syntax/typescript/readTypeScript.ts';
import { read } from './typescriptText.ts';

const program = `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import * as all from './all';

/** Stores media. */
const client = new S3Client({ region: process.env.REGION ?? 'eu-central-1' });
let counter = 0;

export async function upload(key: string, body: Buffer): Promise<void> {
  if (counter++ > 10) throw new Error(\`too many: \${counter}\`);
  await client.send(
    new PutObjectCommand({ Bucket: process.env.BUCKET, Key: key, Body: body }),
  );
}

@Injectable()
export class Media extends Base<string> implements Store {
  static readonly limit = 10;
  private readonly table = \`media-\${process.env.STAGE}\`;
  constructor(private readonly s3: S3Client, @Inject(TOKEN) other?: Other) {
    super();
  }

  async put(key: string, ...rest: unknown[]): Promise<void> {
    for (const part of rest) await this.s3.send(new PutObjectCommand({ Bucket: this.table, Key: key }));
  }

  get name() { return this.table; }
  nested() {
    return class Inner { run() { return all.run(() => ({ a: [1, , 2] })); } };
  }
}

function helper(a: number): number;
function helper(a: any) { return a as number; }

export enum Level { Low = 1, High }
export type Names = Record<keyof typeof Level, string> | undefined;
interface Store { put(key: string): Promise<void>; }
const typeDefs = \`
type Query { media: [Media] }
export const notCode = 1;
\`;
app.get('/media', async (request, response) => response.json(await helper(1)));
app.get('/other', handler);
switch (counter) { case 1: helper(2); break; default: helper(3); }
export { client, typeDefs as default };
`;

const casey = readFileSync(new URL('../../server/syntax/typescript/readExpression.ts', import.meta.url), 'utf8');

/** Pieces of code that people type, whole and half. */
const pieces = [
  'a',
  ' ',
  '\n',
  '(',
  ')',
  '{',
  '}',
  ';',
  '`',
  "'",
  '"',
  '${',
  '//',
  '/*',
  '*/',
  '=>',
  'await ',
  'new X(',
  '.send(',
  ', ',
  ': string',
  '<',
  '>',
  '@',
  '#',
];
const lines = [
  '\nconst q = f(1);\n',
  '\nexport function added() { return 1 }\n',
  '\n// comment\n',
  '\nclass Media { put() {} }\n',
  '\nimport x from "y";\n',
  '\n@Dec()\n',
  '\n}\n',
  '\n  method() {}\n',
];

interface Change {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  remove: fc.oneof(fc.constant(0), fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 60 })),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...lines), fc.constant('')),
});

function apply(text: string, { at, remove, insert }: Change): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

function asData(outline: TsOutline): unknown {
  return { ...outline, items: [...outline.items] };
}

describe('an outline that is read after an edit', () => {
  test.each([
    ['a service', program],
    ['a source of ours', casey],
  ])('is the same as one read from scratch: %s', (_, source) => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let text = source;
        let outline = read(text);
        let kept: KeptTree | undefined;
        for (const next of changes) {
          text = apply(text, next);
          const scratch = asData(read(text));
          const step = readKeepingTree(text, '/w/a.ts', outline, kept);
          const withoutTree = read(text, '/w/a.ts', outline);
          outline = step.outline;
          kept = step.kept;
          if (!equal(asData(outline), scratch)) expect(asData(outline)).toEqual(scratch);
          if (!equal(asData(withoutTree), scratch)) expect(asData(withoutTree)).toEqual(scratch);
        }
        kept?.tree.delete();
      }),
      { numRuns: 25, seed: 20241124 },
    );
  });

  test('holds the same objects for what lies before the edit', () => {
    const before = read(program);
    const after = read(program.replace('counter++ > 10', 'counter++ > 11'), '/w/a.ts', before);
    expect(after.items.get('variables:client#0')).toBe(before.items.get('variables:client#0'));
    expect(after.items.get('function:upload#0')).not.toBe(before.items.get('function:upload#0'));
  });

  test('holds the same contents, moved, for what lies behind the edit', () => {
    const before = read(program);
    const after = read(program.replace('let counter = 0;', 'let counter = 0; // none yet'), '/w/a.ts', before);
    const key = 'class:Media#0.put#0';
    expect(after.items.get(key)?.content).toBe(before.items.get(key)?.content);
    expect(after.items.get(key)?.start).toBe((before.items.get(key)?.start ?? 0) + ' // none yet'.length);
  });

  test('holds the other members of the class that was edited', () => {
    const before = read(program);
    const after = read(program.replace('Key: key }));\n  }', 'Key: key + 1 }));\n  }'), '/w/a.ts', before);
    for (const key of ['class:Media#0.constructor#0', 'class:Media#0.get name#0', 'class:Media#0.nested#0']) {
      expect(after.items.get(key)?.content).toBe(before.items.get(key)?.content);
    }
    expect(after.items.get('class:Media#0')?.content).toEqual(before.items.get('class:Media#0')?.content);
    expect(after.items.get('class:Media#0.put#0')?.content).not.toEqual(before.items.get('class:Media#0.put#0')?.content);
  });

  test('holds what stands in other statements while one is half typed', () => {
    const before = read(program);
    const after = read(program.replace('handler);', 'async () => { await client.send(new Put'), '/w/a.ts', before);
    expect(after.errors).not.toEqual([]);
    for (const key of ['function:upload#0', 'class:Media#0.put#0', 'export:#0']) {
      expect(after.items.get(key)?.content).toBe(before.items.get(key)?.content);
    }
  });
});

describe('nodes', () => {
  test.each([
    ['a service', program],
    ['a source of ours', casey],
  ])('have a number of their own, and stand in the range of what holds them: %s', (_, source) => {
    for (const item of read(source).items.values()) {
      const seen = new Set<number>();
      const visit = (value: unknown, holder: number): void => {
        if (typeof value !== 'object' || value === null) return;
        const { id = holder, keyId, propertyId, specifierId } = value as Record<string, unknown>;
        for (const own of [value === item.content ? undefined : (value as { id?: number }).id, keyId, propertyId, specifierId]) {
          if (typeof own !== 'number') continue;
          expect(seen.has(own)).toBe(false);
          seen.add(own);
          expect(item.ranges[2 * own]).toBeGreaterThanOrEqual(item.ranges[2 * holder] ?? 0);
          expect(item.ranges[2 * own + 1]).toBeLessThanOrEqual(item.ranges[2 * holder + 1] ?? 0);
        }
        // decorators stand before what they decorate
        for (const [name, member] of Object.entries(value)) visit(member, name === 'decorators' ? 0 : Number(id));
      };
      visit(item.content, 0);
      expect(seen.has(0)).toBe(true);
      expect(Math.max(...seen)).toBeLessThan(item.ranges.length / 2);
    }
  });
});
