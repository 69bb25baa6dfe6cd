import { type FilePath, folderOf, joinPath } from '../../files/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/Scope.ts';
import type { Session } from '../evaluate/Session.ts';
import type { Unevaluated } from '../Policy.ts';
import { unknown } from '../values/build.ts';
import { reasonOf, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import { openDeclared } from './body.ts';
import { type ModuleInstance, rootInstance } from './Module.ts';

/** A file that includes a file that includes a file: deeper than this it is a circle. */
const deepest = 5;

/** A configuration of Terragrunt is a module of one file, with `locals` of its own; the file stands for its folder. */
export function isTerragrunt(folder: FilePath): boolean {
  return folder.endsWith('.hcl');
}

/**
 * The folder of the module that a unit runs, as far as its source is a path that is written out; `undefined` where it names
 * none. Source: https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/#terraform
 */
export function unitSource(session: Session, file: FilePath, root: FilePath = folderOf(file), depth = 0): FilePath | undefined {
  const source = blockAttribute(session, file, root, 'terraform', 'source');
  const text = source && textOf(source);
  if (source) return text !== undefined && /^\.{0,2}\//.test(text) ? joinPath(root, text.replace('//', '/')) : undefined;
  for (const one of included(session, file, root, depth)) {
    const found = 'path' in one ? unitSource(session, one.path, root, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * What a unit sets a variable of its module to: its own `inputs`, then those that it includes; `undefined` where none does.
 * Source: https://terragrunt.gruntwork.io/docs/reference/hcl/attributes/#inputs
 */
export function unitInput(session: Session, file: FilePath, root: FilePath, name: string, depth = 0): Value | undefined {
  const item = session.world.item(file, 'inputs');
  if (item?.content.kind === 'attribute') {
    const given = evaluate(scopeOf(session, file, root, 'inputs'), item.content.value);
    const inputs = settle(given);
    const entry = inputs.kind === 'object' ? inputs.entries.find(({ key }) => key === name) : undefined;
    if (entry) return entry.value;
    const reason = inputs.kind === 'object' ? inputs.open : (reasonOf(inputs) ?? 'inputs is no object');
    if (reason !== null) return unknown(inputs.at, `var.${name}`, `the value of var.${name} is not known: ${reason}`);
  }
  for (const one of included(session, file, root, depth)) {
    if ('reason' in one) return unknown(one.at, `var.${name}`, `the value of var.${name} is not known: ${one.reason}`);
    const found = unitInput(session, one.path, root, name, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The files that a configuration includes, or why one is not known. */
function included(session: Session, file: FilePath, root: FilePath, depth: number): readonly ({ readonly path: FilePath } | Unevaluated)[] {
  if (depth >= deepest) return [];
  return session.world.blocks(file, 'include').flatMap((item) => {
    const value = blockAttribute(session, file, root, item, 'path');
    if (!value) return [];
    const text = textOf(value);
    if (text === undefined) return [{ reason: `what is included: ${reasonOf(value) ?? 'its path is no text'}`, at: value.at }];
    const path = joinPath(folderOf(file), text);
    return [session.world.mayRead(path) ? { path } : { reason: `${text} lies outside of the workspace and is not read`, at: value.at }];
  });
}

function blockAttribute(session: Session, file: FilePath, root: FilePath, item: string, name: string): Value | undefined {
  const opened = openDeclared(session, instanceOf(root, file), { file, item, overrides: [] });
  const attribute = opened?.attributes.get(name);
  return attribute && evaluate(attribute.scope, attribute.attribute.value);
}

/** The configuration as the module that its `locals` are of. */
const instanceOf = (root: FilePath, file: FilePath): ModuleInstance => ({ ...rootInstance(root), id: `${root}\n${file}`, folder: file });

const scopeOf = (session: Session, file: FilePath, root: FilePath, item: string): Scope => ({
  session,
  instance: instanceOf(root, file),
  file,
  item,
  pointers: null,
  names: null,
  closed: false,
});
