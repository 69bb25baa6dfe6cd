import { program, shortValue } from '../support/code.ts';

/** The text of a call that puts an object, into a bucket that an expression names. */
export const put = (bucket: string) => `client.send(new PutObjectCommand({ Bucket: ${bucket} }));`;

/** The bucket of the only put of a program that has a client, in short. */
export async function bucketOfPut(text: string): Promise<string> {
  const { call } = await program(
    `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\n${text}`,
  );
  return shortValue(call('PutObject').input.Bucket);
}
