import type { FilePath } from '../../files/index.ts';
import type { Expression } from '../../syntax/index.ts';
import { fillingOf } from '../scope/memberFilling.ts';
import { type ExportTarget, isModuleExports } from '../scope/moduleScope.ts';
import type { Evaluation } from './Evaluation.ts';
import { filledValue, isFilling } from './filling.ts';
import { bound, moduleBinding } from './named.ts';
import { packageExports } from './packageExports.ts';
import { plainThing } from './plainThing.ts';
import { dependsOnItself, type Thing, unknown } from './Thing.ts';
import { boundType } from './typed.ts';
import type { TypeArguments } from './typeParameter.ts';

type Space = 'value' | 'type';

/** What a specifier, written in `file`, has under a name. */
export function imported(
  evaluation: Evaluation,
  file: FilePath,
  specifier: string,
  name: string,
  space: Space,
  types?: TypeArguments,
): Thing {
  const resolution = evaluation.world.resolve(file, specifier);
  if (resolution.kind === 'file') return evaluation.exported(resolution.file, name, space, types);
  if (resolution.kind === 'missing') return unknown(`no module ${specifier} is found`);
  if (resolution.package === 'process' && name === 'env' && space === 'value') return { kind: 'environmentTable', from: [] };
  const path = name === '*' || name === '=' ? [] : [name];
  const external: Thing = { kind: 'external', package: resolution.package, subpath: resolution.subpath, path, from: [] };
  return space === 'value' ? external : { kind: 'instance', of: external, arguments: null, node: null, from: [] };
}

/** What a module of the workspace exports under a name. */
export function exported(evaluation: Evaluation, file: FilePath, name: string, space: Space, types?: TypeArguments): Thing {
  return maybeExported(evaluation, file, name, space, types) ?? unknown(`no export ${name} is found`);
}

function maybeExported(evaluation: Evaluation, file: FilePath, name: string, space: Space, types?: TypeArguments): Thing | undefined {
  if (file.endsWith('.json')) {
    const content = plainThing(evaluation.world.json(file));
    return name === '*' || name === '=' || name === 'default' ? content : evaluation.property(content, name);
  }
  if (name === '*') return { kind: 'module', file, from: [] };
  const scope = evaluation.world.scope(file);
  const target = scope.exports.get(name);
  if (target)
    return evaluation.guard(`export|${space}|${file}|${name}${keyOf(types)}`, () => targetOf(evaluation, file, target, space, types));
  const whole = scope.exports.get('=');
  if (name === '=') return { kind: 'module', file, from: [] };
  if (whole) {
    const value = evaluation.guard(`export|value|${file}|=`, () => targetOf(evaluation, file, whole, 'value'));
    if (name === 'default') return value;
    const member = evaluation.property(value, name);
    if (member.kind !== 'unknown') return member;
  }
  if (name === 'default') return scope.exports.size > 0 && scope.values.size === 0 ? { kind: 'module', file, from: [] } : undefined;
  return fromStars(evaluation, file, name, space, types);
}

const keyOf = (types: TypeArguments | undefined): string => (types ? `|<${types.key}>` : '');

function targetOf(evaluation: Evaluation, file: FilePath, target: ExportTarget, space: Space, types?: TypeArguments): Thing {
  if (target.kind === 'from') return evaluation.imported(file, target.specifier, target.name, space, types);
  if (target.kind === 'local') {
    if (space === 'type') {
      const type = moduleBinding(evaluation, file, target.name, 'types');
      return type ? boundType(evaluation, type, types) : unknown(`no type ${target.name}`);
    }
    const found = moduleBinding(evaluation, file, target.name, 'values');
    return found ? bound(evaluation, found, target.name) : unknown(`no value ${target.name}`);
  }
  const site = evaluation.site(file, target.item);
  const node = site?.index.nodes[target.node];
  if (!site || !node) return unknown('an export that is not understood');
  const [filling] = 'kind' in node && node.kind === 'call' ? fillingOf(node) : [];
  // `Object.defineProperty(exports, 'load', { get: … })`
  const isFilled = filling && isModuleExports(filling.object) && isFilling(evaluation, site, filling);
  const value = isFilled ? filledValue(evaluation, site, filling) : evaluation.value(site, node as Expression);
  return space === 'type' ? evaluation.construct(value, [], { file, item: target.item, node: target.node }) : value;
}

const notExported = 'no export';

/** Looks through `export * from`; a package is asked only for what it can have. */
function fromStars(
  evaluation: Evaluation,
  file: FilePath,
  name: string,
  space: Space,
  types: TypeArguments | undefined,
): Thing | undefined {
  const { stars } = evaluation.world.scope(file);
  const packages: Thing[] = [];
  let unclear: Thing | undefined;
  for (const specifier of stars) {
    const resolution = evaluation.world.resolve(file, specifier);
    if (resolution.kind === 'package') {
      const thing = evaluation.imported(file, specifier, name, space);
      if (packageExports(resolution.package, name) === 'yes') return thing;
      if (packageExports(resolution.package, name) === 'unknown') packages.push(thing);
    } else if (resolution.kind === 'file' && evaluation.world.mayExport(resolution.file, name)) {
      const target = resolution.file;
      const thing = evaluation.guard(
        `star|${space}|${target}|${name}${keyOf(types)}`,
        () => maybeExported(evaluation, target, name, space, types) ?? unknown(notExported),
      );
      if (thing.kind !== 'unknown') return thing;
      if (thing.reason !== notExported && thing.reason !== dependsOnItself) unclear ??= thing;
    }
  }
  return unclear ?? (packages.length === 1 ? packages[0] : undefined);
}
