import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** The bucket of a program's only PutObject, in short. */
async function bucket(text: string): Promise<string> {
  const { call } = await program(`import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const put = (Bucket: any) => client.send(new PutObjectCommand({ Bucket, Key: 'k' }));
${text}`);
  return shortValue(call('PutObject').input.Bucket);
}

test.each([
  [
    'hands its own parameter on',
    'function each(bucket, n) { put(bucket); if (n > 0) each(bucket, n - 1); }\nexport const run = () => each(process.env.BUCKET, 3);',
    '$BUCKET',
  ],
  [
    'hands it on through another',
    "function a(bucket) { put(bucket); b(bucket); }\nfunction b(bucket) { a(bucket); }\nexport const run = () => { a('one'); b('two'); };",
    '"two" | "one"',
  ],
  [
    'hands it on with a default, which is what it may be then',
    "function each(bucket, n) { put(bucket ?? 'x'); if (n > 0) each(bucket ?? 'x', n - 1); }\nexport const run = () => each(process.env.BUCKET, 3);",
    '"x" | $BUCKET ?? "x"',
  ],
])('a function that %s: the value stands alone', async (_name, text, expected) => {
  expect(await bucket(text)).toBe(expected);
});

test.each([
  [
    'a longer text',
    "function each(bucket, n) { put(bucket); if (n > 0) each(bucket + '-x', n - 1); }\nexport const run = () => each('b', 3);",
    '`${?it depends on itself}-x` | "b"',
  ],
  [
    'a part of it',
    "function each(node) { put(node.bucket); if (node.next) each(node.next); }\nexport const run = () => each(JSON.parse('{}'));",
    '?a part of what depends on itself | ?bucket of what JSON.parse gives is not known',
  ],
  [
    'a part of what is known',
    "const tree = { bucket: 'a', next: { bucket: 'b', next: { bucket: 'c' } } };\nfunction each(node) { put(node.bucket); if (node.next) each(node.next); }\nexport const run = () => each(tree);",
    '?a part of what depends on itself | "a"',
  ],
])('what a function hands to itself that is another is told: %s', async (_name, text, expected) => {
  expect(await bucket(text)).toBe(expected);
});
