import { baseName, type FilePath, folderOf, joinPath } from '../../files/index.ts';
import type { HclTemplatePart } from '../../syntax/index.ts';
import type { Names } from '../evaluate/Scope.ts';
import { renderParts } from '../evaluate/template.ts';
import { failure, listValue, piecesValue, stringValue, unknown } from '../values/build.ts';
import { settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';

/** The file that a path names; Terraform runs in the root module's folder. */
function pathOf({ scope, values: [value] }: Call): FilePath | undefined {
  const text = value && textOf(value);
  return text === undefined ? undefined : joinPath(scope.instance.root, text);
}

const outside = (call: Call, path: FilePath): Value =>
  unknown(call.at, call.text, `${baseName(path)} lies outside of the workspace and is not read`, 'string');

function file(call: Call): Value | undefined {
  const path = pathOf(call);
  if (path === undefined) return undefined;
  const { world } = call.scope.session;
  if (!world.mayRead(path)) return outside(call, path);
  const text = world.text(path);
  if (text === null) return failure(call.at, call.text, `there is no file ${textOf(call.values[0] ?? failure(call.at, '', '')) ?? ''}`);
  const at = { file: path, item: '', node: 0 };
  const parts: readonly HclTemplatePart[] = [{ id: 0, kind: 'text', value: text }];
  return piecesValue(at, [{ text, source: { part: 0, offset: 0, inserted: false } }], { file: path, parts });
}

function templatefile(call: Call): Value | undefined {
  const path = pathOf(call);
  const { scope, values } = call;
  const variables = values[1] && settle(values[1]);
  if (path === undefined || variables?.kind !== 'object') return undefined;
  if (variables.open !== null) return undefined;
  const { world } = scope.session;
  if (!world.mayRead(path)) return outside(call, path);
  const template = world.template(path);
  if (!template) return failure(call.at, call.text, `there is no file ${textOf(values[0] ?? variables) ?? ''}`);
  if (template.errors.length > 0) return failure(call.at, call.text, `the template ${baseName(path)} could not be parsed`);
  let names: Names | null = null;
  for (const entry of variables.entries) names = { name: entry.key, value: entry.value, outer: names };
  const inner = { session: scope.session, instance: scope.instance, file: path, item: '', pointers: [], names, closed: true };
  const rendered = renderParts(inner, template.parts);
  const at = { file: path, item: '', node: 0 };
  if ('error' in rendered) return { ...rendered.error, at: call.at };
  return piecesValue(at, rendered.pieces, { file: path, parts: template.parts });
}

/** Files of one folder whose names match a pattern; patterns that go into folders are not evaluated. */
function fileset(call: Call): Value | undefined {
  const path = pathOf(call);
  const pattern = call.values[1] && textOf(call.values[1]);
  if (path === undefined || pattern === undefined || pattern.includes('/') || /[[\]{}\\]/.test(pattern)) return undefined;
  const { world } = call.scope.session;
  if (!world.mayRead(path)) return outside(call, path);
  const source = pattern
    .replace(/[.+^$()|]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
  const names = (world.names(path) ?? []).filter((name) => new RegExp(`^${source}$`).test(name));
  const found = names.filter((name) => world.names(joinPath(path, name)) === null).sort();
  return listValue(
    call.at,
    found.map((name) => stringValue(call.at, name)),
  );
}

/** Files; https://developer.hashicorp.com/terraform/language/functions/file and its neighbours. Nothing outside the workspace is read. */
export const fileFunctions: Readonly<Record<string, TerraformFunction>> = {
  file,
  templatefile,
  fileset,
  fileexists: (call) => {
    const path = pathOf(call);
    if (path === undefined) return undefined;
    const { world } = call.scope.session;
    return world.mayRead(path) ? { kind: 'boolean', at: call.at, value: world.exists(path) } : outside(call, path);
  },
  basename: ({ at, values: [value] }) => {
    const text = value && textOf(value);
    return text === undefined ? undefined : stringValue(at, baseName(text));
  },
  dirname: ({ at, values: [value] }) => {
    const text = value && textOf(value);
    return text === undefined ? undefined : stringValue(at, text.includes('/') ? folderOf(text) : '.');
  },
  abspath: (call) => {
    const path = pathOf(call);
    return path === undefined ? undefined : stringValue(call.at, path);
  },
  pathexpand: ({ values: [value] }) => value,
};
