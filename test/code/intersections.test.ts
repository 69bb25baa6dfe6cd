import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const head = `
import { PutObjectCommand, S3, S3Client } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
const client = new S3Client({});
const schema = z.object({ BUCKET: z.string() });
type Env = z.infer<typeof schema>;
const run = (context: Context & { env: Env; s3: S3 }) => client.send(new PutObjectCommand({ Bucket: context.env.BUCKET }));
`;

test.each([
  [
    'by a call that parses the environment',
    'export const main = (context: Context) => run({ ...context, env: schema.parse(process.env) });',
    '$BUCKET',
  ],
  ['by nobody', 'export { run };', '?given by whoever calls run, and no call is found'],
  ['by a framework', "import { wrap } from 'wrap';\nexport const main = wrap(run);", '?given by whoever calls run, which is handed on'],
])("what a framework's context has besides is given %s", async (_name, text, expected) => {
  const { call } = await program(head + text);
  expect(shortValue(call('PutObject').input.Bucket)).toBe(expected);
});

test("a client in what a framework's context has besides is known, and so is what the context has itself", async () => {
  const it = await program(`
import type { Context } from 'aws-lambda';
import type { S3 } from '@aws-sdk/client-s3';
export const run = (context: Context & { s3: S3 }) => context.s3.putObject({ Bucket: context.functionName });
`);
  expect(shortValue(it.call('PutObject').input.Bucket)).toBe('?Context.functionName is not known');
});
