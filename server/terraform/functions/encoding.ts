import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { documentObject } from '../policies/documentObject.ts';
import { jsonValue } from '../values/build.ts';
import { isUnknown } from '../values/read.ts';
import type { TerraformFunction } from './callFunction.ts';
import { ofText, ofTexts } from './ofTexts.ts';

/** Base64 as Go reads it: with its padding, line ends left out. */
function base64Bytes(text: string): Buffer | undefined {
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? Buffer.from(plain, 'base64') : undefined;
}

/** The text of bytes in an encoding with an IANA name; `undefined` where they are none. */
function decoded(bytes: Buffer | undefined, encoding: string): string | undefined {
  if (!bytes) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encodings that Node writes, by their IANA names; others are read only. */
const written: Readonly<Record<string, (text: string) => Buffer | undefined>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'ISO-8859-1': (text) => {
    const bytes = Buffer.from(text, 'latin1');
    return bytes.toString('latin1') === text ? bytes : undefined;
  },
};

/** What a change of a text gives, unless it throws: half a character has no code. */
const ifWhole =
  (change: (text: string) => string): ((text: string) => string | undefined) =>
  (text) => {
    try {
      return change(text);
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  };

/** As Go does; https://pkg.go.dev/net/url#QueryEscape */
const urlEncoded = ifWhole((text) =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+'),
);

const urlDecoded = ifWhole((text) => decodeURIComponent(text.replaceAll('+', ' ')));

/** JSON, Base64, URLs; https://developer.hashicorp.com/terraform/language/functions/jsonencode and its neighbours. */
export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: ({ at, values: [value] }) => value && jsonValue(at, 'jsonencode', value),
  jsondecode: ({ values: [value] }) => {
    if (!value || isUnknown(value)) return undefined;
    return documentObject(value);
  },
  base64encode: ofText((text) => Buffer.from(text).toString('base64')),
  base64decode: ofText((text) => decoded(base64Bytes(text), 'utf-8')),
  textencodebase64: ofTexts((text, encoding) => written[encoding.toUpperCase()]?.(text)?.toString('base64')),
  textdecodebase64: ofTexts((text, encoding) => decoded(base64Bytes(text), encoding)),
  urlencode: ofText(urlEncoded),
  urldecode: ofText(urlDecoded),
};
