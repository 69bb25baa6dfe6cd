import { expect, test } from 'vitest';
import { read } from './typescriptText.ts';

const service = `import { Injectable } from '@nestjs/common';
@Injectable()
export class MediaService {
  private readonly s3 = new S3Client({});
  constructor(private readonly config: ConfigService) {}

  async put(key: string, body: Buffer) {
    if (!key) {
      throw new Error('no key');
    }
    const bucket = this.config.get('BUCKET');
    HERE
    await this.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  }

  async get(key: string) {
    return this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  private get bucket() {
    return process.env.BUCKET;
  }
}

export function other() {
  return f(1);
}
`;

const whole = read(service.replace('HERE', ''));

test.each([
  'await this.',
  'await this.s3.send(',
  'await this.s3.send(new ',
  'await this.s3.send(new DeleteObjectCommand(',
  'await this.s3.send(new DeleteObjectCommand({ Bucket',
  "await this.s3.send(new DeleteObjectCommand({ Bucket: '",
  'if (',
  'if (a) {',
  'for (const x of ',
  'const ',
  'const { a',
  'try {',
  'return `',
  'x = y ?',
  'foo(a, (b) => {',
  'switch (a) {',
  '}',
  ')',
  'class',
  'function f(',
  "import x from '",
  '[',
])('while "%s" is being typed in a method, the others and the class stay as they are', (typed) => {
  const outline = read(service.replace('HERE', () => typed));
  expect(outline.errors).toHaveLength(1);
  for (const [key, item] of whole.items) {
    if (key === 'class:MediaService#0.put#0') expect(JSON.stringify(outline.items.get(key)?.content)).toContain('"PutObjectCommand"');
    else expect(outline.items.get(key)?.content).toEqual(item.content);
  }
});

test('what stands in the half-typed statement is given apart', () => {
  const outline = read(service.replace('HERE', 'await this.s3.send(new DeleteObjectCommand({ Bucket: x }'));
  const [key = ''] = outline.topLevel.filter((name) => name.startsWith('broken'));
  expect(JSON.stringify(outline.items.get(key)?.content)).toContain('"name":"x"');
});

test('a method that is being typed leaves those behind it', () => {
  const outline = read(service.replace('HERE', '').replace('  async get(key', '  async list(\n\n  async get(key'));
  expect(outline.items.get('class:MediaService#0.get#0')?.content).toEqual(whole.items.get('class:MediaService#0.get#0')?.content);
  expect(outline.items.get('class:MediaService#0.put#0')?.content).toEqual(whole.items.get('class:MediaService#0.put#0')?.content);
});
