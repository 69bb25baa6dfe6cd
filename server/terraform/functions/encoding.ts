import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { documentObject } from '../policies/documentObject.ts';
import { jsonValue, listValue, objectValue, stringValue } from '../values/build.ts';
import { isUnknown, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { safePattern, stringQuestions } from './strings.ts';

const hash =
  (algorithm: string, encoding: 'hex' | 'base64'): TerraformFunction =>
  ({ at, values: [value] }) => {
    const text = value && textOf(value);
    return text === undefined ? undefined : stringValue(at, createHash(algorithm).update(text).digest(encoding));
  };

const changeText =
  (change: (text: string) => string): TerraformFunction =>
  ({ at, values: [value] }) => {
    const text = value && textOf(value);
    return text === undefined ? undefined : stringValue(at, change(text));
  };

function matched(call: Call, match: RegExpMatchArray): Value {
  const { at } = call;
  const text = (one: string | undefined): Value => (one === undefined ? { kind: 'null', at } : stringValue(at, one));
  if (match.groups && Object.keys(match.groups).length > 0) {
    return objectValue(
      at,
      Object.entries(match.groups).map(([key, value]) => ({ key, keyAt: at, value: text(value) })),
    );
  }
  return match.length > 1 ? listValue(at, match.slice(1).map(text)) : text(match[0]);
}

const longestSearched = 20_000;

function search(call: Call): { readonly text: string; readonly pattern: RegExp } | undefined {
  const [source, value] = call.values;
  const text = value && textOf(value);
  const expression = source && textOf(source);
  const pattern = expression === undefined ? undefined : safePattern(expression, 'g');
  return text === undefined || text.length > longestSearched || !pattern ? undefined : { text, pattern };
}

/** JSON, Base64, hashes, regular expressions; https://developer.hashicorp.com/terraform/language/functions/jsonencode and its neighbours. */
export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  ...stringQuestions,
  jsonencode: ({ at, values: [value] }) => value && jsonValue(at, 'jsonencode', value),
  jsondecode: ({ values: [value] }) => {
    if (!value || isUnknown(value)) return undefined;
    return documentObject(value);
  },
  base64encode: changeText((text) => Buffer.from(text).toString('base64')),
  base64decode: changeText((text) => Buffer.from(text, 'base64').toString()),
  urlencode: changeText((text) => encodeURIComponent(text).replaceAll('%20', '+')),
  md5: hash('md5', 'hex'),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
  regex: (call) => {
    const found = search(call);
    const match = found && [...found.text.matchAll(found.pattern)][0];
    return match && matched(call, match);
  },
  regexall: (call) => {
    const found = search(call);
    return (
      found &&
      listValue(
        call.at,
        [...found.text.matchAll(found.pattern)].map((match) => matched(call, match)),
      )
    );
  },
  type: ({ at, values: [value] }) => value && stringValue(at, settle(value).kind),
};
