import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { TerraformFunction } from './callFunction.ts';
import { fileText } from './files.ts';
import { ofText, ofTexts } from './ofTexts.ts';

const digest = (algorithm: string, encoding: 'hex' | 'base64') => (text: string) => createHash(algorithm).update(text).digest(encoding);

/** The same of a file's text. */
const ofFile =
  (change: (text: string) => string): TerraformFunction =>
  (call) =>
    fileText(call, change);

/** Namespaces by name; https://www.rfc-editor.org/rfc/rfc9562#section-6.6 */
const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
};

/** https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
function uuidv5(namespace: string, name: string): string | undefined {
  const space = (namespaces[namespace] ?? namespace).replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/i.test(space)) return undefined;
  const bytes = createHash('sha1').update(Buffer.from(space, 'hex')).update(name).digest().subarray(0, 16);
  bytes.writeUInt8(0x50 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Hashes; https://developer.hashicorp.com/terraform/language/functions/md5 and its neighbours. */
export const hashFunctions: Readonly<Record<string, TerraformFunction>> = {
  md5: ofText(digest('md5', 'hex')),
  sha1: ofText(digest('sha1', 'hex')),
  sha256: ofText(digest('sha256', 'hex')),
  sha512: ofText(digest('sha512', 'hex')),
  base64sha256: ofText(digest('sha256', 'base64')),
  base64sha512: ofText(digest('sha512', 'base64')),
  filemd5: ofFile(digest('md5', 'hex')),
  filesha1: ofFile(digest('sha1', 'hex')),
  filesha256: ofFile(digest('sha256', 'hex')),
  filesha512: ofFile(digest('sha512', 'hex')),
  filebase64: ofFile((text) => Buffer.from(text).toString('base64')),
  filebase64sha256: ofFile(digest('sha256', 'base64')),
  filebase64sha512: ofFile(digest('sha512', 'base64')),
  uuidv5: ofTexts(uuidv5),
};
