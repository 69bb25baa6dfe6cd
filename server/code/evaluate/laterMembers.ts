import type { FilePath } from '../../files/index.ts';
import type { Expression } from '../../syntax/index.ts';
import { copied, type MemberAssignment } from '../scope/memberFilling.ts';
import type { CodeNode } from '../Value.ts';
import { assignedValue, copiedMember, keyedMember } from './assignedValue.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { isFilling } from './filling.ts';
import { findBinding } from './named.ts';
import { isSameClass } from './subclasses.ts';
import { alternatives, dependsOnItself, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';

/** More files than these are not looked through. */
const mostFiles = 30;

/** Values assigned to `object.key = …`, or copied to it, in the file that makes the object and in others. */
export function assignedTo(evaluation: Evaluation, node: CodeNode, object: Thing, key: string): readonly Thing[] {
  return [copied, key].flatMap((name) => valuesOf(evaluation, node, { name, key }, isObject(node, object), object.from[0]));
}

/** Values assigned to a member under keys that are not written, and can be its: `config[key] = …`. */
export function assignedByKey(evaluation: Evaluation, thing: ThingOf<'object'>, key: string): readonly Thing[] {
  return thing.node ? valuesOf(evaluation, thing.node, { name: '*', key }, isObject(thing.node, thing), thing.from[0]) : [];
}

/** The assignments to `object.key` (`*`: to a key that is not written) in the file that makes the object. */
export function assignmentsTo(evaluation: Evaluation, node: CodeNode, object: Thing, key: string): readonly Assigned[] {
  return assignmentsIn(evaluation, node.file, key, isObject(node, object));
}

interface Assigned {
  readonly site: Site;
  readonly entry: MemberAssignment;
}

function isObject(node: CodeNode, object: Thing): (target: Thing) => boolean {
  return (target) =>
    alternatives(target).some(
      (option) =>
        (option.kind === 'object' && option.node?.item === node.item && option.node.node === node.node && option.node.file === node.file) ||
        (option.kind === object.kind &&
          option.from[0] !== undefined &&
          option.from[0]?.item === object.from[0]?.item &&
          option.from[0]?.node === object.from[0]?.node),
    );
}

/** Values assigned to an object under keys that are not known: `clients[region] = …`. */
export function assignedAnywhere(evaluation: Evaluation, thing: ThingOf<'object'>): readonly Thing[] {
  return thing.node ? valuesOf(evaluation, thing.node, { name: '*', key: null }, isObject(thing.node, thing), thing.from[0]) : [];
}

/** Values assigned from outside to a member of a class, or of its instances. */
export function assignedToClass(evaluation: Evaluation, of: ThingOf<'class'>, receiver: Thing, key: string): readonly Thing[] {
  const made = receiver.kind === 'instance' ? receiver.node : null;
  const isIt = (option: Thing): boolean => {
    if (receiver.kind === 'class') return option.kind === 'class' && isSameClass(option, of);
    if (option.kind !== 'instance' || option.of.kind !== 'class' || !isSameClass(option.of, of)) return false;
    return !made || !option.node || (option.node.item === made.item && option.node.node === made.node);
  };
  return [copied, key].flatMap((name) =>
    valuesOf(
      evaluation,
      nodeOf(of.site, of.node.id),
      { name, key },
      (target) => alternatives(target).some(isIt),
      receiver.kind === 'class' ? undefined : made,
    ),
  );
}

function assignmentsIn(
  evaluation: Evaluation,
  file: FilePath,
  key: string,
  isIt: (target: Thing) => boolean,
  mayBe: (site: Site, object: Expression) => boolean = () => true,
): readonly Assigned[] {
  const result: Assigned[] = [];
  for (const item of evaluation.world.scope(file).memberAssigned.get(key) ?? []) {
    const site = evaluation.site(file, item);
    for (const entry of site?.index.memberAssignments ?? []) {
      if (!site || entry.property !== key || !mayBe(site, entry.object)) continue;
      if (isIt(evaluation.value(site, entry.object)) && isFilling(evaluation, site, entry)) result.push({ site, entry });
    }
  }
  return result;
}

/** The name under which assignments are kept, and the member that is asked for (`null`: any). */
interface Wanted {
  readonly name: string;
  readonly key: string | null;
}

/** Values of the assignments to a member of what is made at a node, in all files; `of` tells one such thing from another. */
function valuesOf(
  evaluation: Evaluation,
  made: CodeNode,
  { name, key }: Wanted,
  isIt: (target: Thing) => boolean,
  of: CodeNode | null | undefined,
): readonly Thing[] {
  const known = evaluation.guard(`later|${JSON.stringify([made, name, key, of])}`, () => {
    const found = assignmentsAnywhere(evaluation, made, name, isIt);
    if (found === 'too many') return unknown(`${key ?? 'a member'}, which is assigned in too many places`);
    const values = found.flatMap(({ site, entry }): readonly Thing[] => {
      if (name === copied && key !== null) return copiedMember(evaluation, site, entry, key);
      if (name === '*' && key !== null) return keyedMember(evaluation, site, entry, key);
      return [assignedValue(evaluation, site, entry)];
    });
    return { kind: 'list', elements: values.map((value) => () => value), open: false, from: [] };
  });
  if (known.kind === 'list') return known.elements.map((lazy) => lazy());
  return known.kind === 'unknown' && known.reason === dependsOnItself ? [] : [known];
}

function assignmentsAnywhere(
  evaluation: Evaluation,
  made: CodeNode,
  key: string,
  isIt: (target: Thing) => boolean,
): readonly Assigned[] | 'too many' {
  const { world } = evaluation;
  const { file } = made;
  const all = isExported(evaluation, made) ? world.assigning(key) : [];
  // What has a name that very many assign, or none that is written, reaches others by import.
  const near = all.length > mostFiles || key === '*' || key === copied ? new Set(world.importers(file)) : undefined;
  const others = all.filter((other) => other !== file && (!near || near.has(other)));
  if (others.length > mostFiles) return 'too many';
  const elsewhere = (site: Site, object: Expression): boolean => key !== '*' || !isOfCallback(evaluation, site, object);
  return [file, ...others].flatMap((one) => assignmentsIn(evaluation, one, key, isIt, one === file ? undefined : elsewhere));
}

/** Whether an expression begins with a parameter of a function that is handed on where it is written: what such a one fills is made there. */
function isOfCallback(evaluation: Evaluation, site: Site, object: Expression): boolean {
  let root = object;
  while (root.kind === 'member' || root.kind === 'index') root = root.object as Expression;
  if (root.kind !== 'identifier') return false;
  const found = findBinding(evaluation, site, root.id, root.name, 'values');
  if (found?.binding.kind !== 'parameter' || found.site.item !== site.item) return false;
  const parent = site.index.nodes[site.index.parents[found.binding.fn.id] ?? -1];
  return parent !== undefined && 'kind' in parent && parent.kind === 'call';
}

/** Whether a class, or an object and what it is part of, is what a module exports; what is `as const` nobody can change. */
function isExported(evaluation: Evaluation, { file, item, node }: CodeNode): boolean {
  const site = evaluation.site(file, item);
  const { exports } = evaluation.world.scope(file);
  const isName = (name: string | null): boolean =>
    [...exports].some(([as, target]) =>
      target.kind === 'local'
        ? target.name === (name ?? as)
        : target.kind === 'expression' && name !== null && exportsName(evaluation, file, target, name),
    );
  for (let id = node; site && id >= 0; id = site.index.parents[id] ?? -1) {
    const at = site.index.nodes[id];
    if (!at) return false;
    if (!('kind' in at))
      return (
        'target' in at &&
        at.target.kind === 'identifier' &&
        site.index.parents[site.index.parents[id] ?? -1] === -1 &&
        isName(at.target.name)
      );
    if (at.kind === 'classDeclaration') return isName(at.value.name);
    if (at.kind === 'exportDefault' || at.kind === 'assign') return true;
    if (at.kind === 'cast' ? at.type === null && !at.satisfies : !parts.has(at.kind)) return false;
  }
  return false;
}

/** Whether `module.exports = name`, `exports.as = name` or `export default name`, or an object there, exports a name. */
function exportsName(evaluation: Evaluation, file: FilePath, { item, node: id }: Omit<CodeNode, 'file'>, name: string): boolean {
  const node = evaluation.site(file, item)?.index.nodes[id];
  const value = node && 'kind' in node && node.kind === 'assign' ? node.value : node;
  if (!value || !('kind' in value)) return false;
  if (value.kind === 'identifier') return value.name === name;
  return (
    value.kind === 'object' &&
    value.properties.some((each) => each.kind === 'property' && each.value.kind === 'identifier' && each.value.name === name)
  );
}

/** Nodes through which an object, or a part of it, is still what is exported. */
const parts = new Set(['object', 'property', 'class', 'cast', 'nonNull']);
