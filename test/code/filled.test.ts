import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** The buckets of a program's only PutObject, in short. */
async function buckets(text: string): Promise<string> {
  const { call } = await program(
    `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const put = (name: string) => client.send(new PutObjectCommand({ Bucket: name }));
${text}`,
  );
  return shortValue(call('PutObject').input.Bucket);
}

test.each([
  ['several things at once', "names.push('a', 'b');", '"a" | "b"'],
  ['the elements of another list', "const more = ['a', 'b'];\nnames.push(...more, 'c');", '"a" | "b" | "c"'],
  [
    'what a function gives, or nothing',
    "const more = (x: boolean) => (x ? ['a'] : undefined);\nnames.push('b', ...(more(true) ?? []));",
    '"b" | "a"',
  ],
  ['a list that is not known', "declare const more: string[];\nnames.push('a', ...more);", '"a" | ?only its type, string, is known'],
  ['its own elements again', "names.push('a');\nnames.push(...names.map((each) => each));", '"a"'],
  [
    'something under one of two names',
    "const other: string[] = [];\nconst either = Math.random() > 0.5 ? names : other;\neither.push('a');",
    '"a"',
  ],
])('a list that is given %s', async (_, given, expected) => {
  expect(await buckets(`const names: string[] = [];\n${given}\nexport const run = () => { for (const name of names) put(name); };`)).toBe(
    expected,
  );
});

test.each([
  ['concat', (i: number) => `const list${i + 1} = list${i}.concat(list${i});`],
  ['spread', (i: number) => `const list${i + 1} = [...list${i}, ...list${i}];`],
  ['push', (i: number) => `const list${i + 1}: string[] = []; list${i + 1}.push(...list${i}, ...list${i});`],
  ['flatMap', (i: number) => `const list${i + 1} = list${i}.flatMap((each) => [each, each]);`],
])('a list that is put to itself again and again by %s is not known, and costs no more', async (_, twice) => {
  const lists = Array.from({ length: 15 }, (_, i) => twice(i)).join('\n');
  expect(await buckets(`const list0 = ['a'];\n${lists}\nexport const run = () => { for (const name of list15) put(name); };`)).toBe(
    '?an element of a list that is not known whole',
  );
});
