import { baseName, type FilePath, joinPath } from '../../files/index.ts';
import type { HclTemplatePart } from '../../syntax/index.ts';
import { failure, piecesValue, stringValue, unknown } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { ofText } from './ofTexts.ts';
import { resultType } from './resultType.ts';

/** The file that a path names; Terraform runs in the root module's folder. */
function pathOf({ scope, values: [value] }: Call): FilePath | undefined {
  const text = value && textOf(value);
  return text === undefined ? undefined : joinPath(scope.instance.root, text);
}

/** What a function makes of the path that its first argument names, unless it may not be looked at. */
export function atPath(call: Call, make: (path: FilePath) => Value | undefined): Value | undefined {
  const path = pathOf(call);
  if (path === undefined) return undefined;
  if (call.scope.session.world.mayRead(path)) return make(path);
  return unknown(call.at, call.text, `${baseName(path)} lies outside of the workspace and is not read`, resultType(call.name));
}

/** What is not there. */
export const noFile = (call: Call): Value =>
  failure(call.at, call.text, `there is no file ${(call.values[0] && textOf(call.values[0])) ?? ''}`);

/** What a function makes of the text of the file that its first argument names. Bytes that are no text are not read. */
export const fileText = (call: Call, change: (text: string) => string): Value | undefined =>
  atPath(call, (path) => {
    const text = call.scope.session.world.text(path);
    if (text === null) return noFile(call);
    if (text.includes('\ufffd')) return unknown(call.at, call.text, `${baseName(path)} is no text`, 'string');
    return stringValue(call.at, change(text));
  });

const file: TerraformFunction = (call) =>
  atPath(call, (path) => {
    const text = call.scope.session.world.text(path);
    if (text === null) return noFile(call);
    const at = { file: path, item: '', node: 0 };
    const parts: readonly HclTemplatePart[] = [{ id: 0, kind: 'text', value: text }];
    return piecesValue(at, [{ text, source: { part: 0, offset: 0, inserted: false } }], { file: path, parts });
  });

/** The last name of a path; https://pkg.go.dev/path/filepath#Base */
function lastName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** What stands before the last slash, without detours; https://pkg.go.dev/path/filepath#Dir */
function folderName(path: string): string {
  const parts: string[] = [];
  const absolute = path.startsWith('/');
  for (const part of path.split('/').slice(0, -1)) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (!absolute && (parts.at(-1) ?? '..') === '..')) parts.push(part);
    else parts.pop();
  }
  return `${absolute ? '/' : ''}${parts.join('/')}` || '.';
}

/** Files; https://developer.hashicorp.com/terraform/language/functions/file and its neighbours. Nothing outside the workspace is read. */
export const fileFunctions: Readonly<Record<string, TerraformFunction>> = {
  file,
  fileexists: (call) => atPath(call, (path) => ({ kind: 'boolean', at: call.at, value: call.scope.session.world.exists(path) })),
  basename: ofText(lastName),
  dirname: ofText(folderName),
  abspath: (call) => {
    const path = pathOf(call);
    return path === undefined ? undefined : stringValue(call.at, path);
  },
  // The home folder is this machine's affair.
  pathexpand: ofText((path) => (path.startsWith('~') ? undefined : path)),
};
