import type { FunctionNode, VariableDeclaration } from '../../syntax/index.ts';
import { type CodeSyntaxNode, isClassNode } from '../scope/nodes.ts';
import type { Used } from '../uses/Uses.ts';
import type { CodeNode } from '../Value.ts';
import { argumentsAt, callback, callWith } from './callback.ts';
import { callsByName } from './callsByName.ts';
import { superArguments } from './classMember.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { mayRun } from './mayRun.ts';
import { ownerOf } from './ownerOf.ts';
import { isSameClass } from './subclasses.ts';
import { alternatives, type Lazy, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';

const mostCallSites = 30;

const parentOf = (site: Site, id: number): CodeSyntaxNode | undefined => site.index.nodes[site.index.parents[id] ?? -1];

export const isVariable = (node: CodeSyntaxNode): node is VariableDeclaration => 'target' in node && !('kind' in node);

const variableName = ({ target }: VariableDeclaration): string | undefined => (target.kind === 'identifier' ? target.name : undefined);

/** The name by which a function is called: its own, its variable's, its key's, or its class's for a constructor. */
export function nameOf(site: Site, fn: FunctionNode): string | undefined {
  const parent = parentOf(site, fn.id);
  if (parent && isVariable(parent)) return variableName(parent);
  if (parent && 'kind' in parent) {
    if (parent.kind === 'methodMember')
      return parent.accessor === 'constructor' ? 'constructor' : typeof parent.key === 'string' ? parent.key : undefined;
    if (parent.kind === 'fieldMember' || parent.kind === 'property' || parent.kind === 'method')
      return typeof parent.key === 'string' ? parent.key : undefined;
    if (parent.kind === 'assign' && parent.target.kind === 'member') return parent.target.property;
    if (parent.kind === 'assign' && parent.target.kind === 'identifier') return parent.target.name;
    if (parent.kind === 'exportDefault') return fn.name ?? 'default';
  }
  return fn.name ?? undefined;
}

/** More parameters than a function has. */
const mostParameters = 32;
const deepestSubclass = 3;
/** Methods by which a container of injected things is asked for an instance of a class: with what it makes it is told by types. */
const askContainer = new Set(['get', 'resolve', 'getInstance', 'resolveAsync']);

/** Lists of arguments with which something is called. */
type CallSites = readonly (readonly Lazy[])[] | 'too many';

/**
 * Arguments of the calls of a function: where it is used under a name that can be followed, and where it is called by the
 * name of the member that it is. Where it is handed on, and with what it is called there is not known, such arguments are
 * among them.
 */
export function callSites(evaluation: Evaluation, site: Site, fn: FunctionNode, name: string | undefined): CallSites {
  const owner = site.index.parents[fn.id] === 0 ? ownerOf(evaluation, site) : undefined;
  if (owner && name === 'constructor') return constructions(evaluation, owner, 0);
  const isIt = (thing: Thing, by: string): boolean => mayRun(evaluation, thing, site, fn, by);
  const search = createSearch(evaluation, site, {
    construct: false,
    isIt,
    given: () =>
      unknown(`given by whoever calls ${name ?? 'this function'}${name === undefined ? '' : ', which is handed on'}`, [
        nodeOf(site, fn.id),
      ]),
  });
  if (!owner || name === undefined) search.follow({ ...nodeOf(site, fn.id), path: [] });
  else if (evaluation.world.scope(site.file).members.get(site.item)?.static) {
    search.follow({ ...nodeOf(owner.site, owner.node.id), path: [name] });
  } else {
    search.byName(name);
    for (const at of memberValues(evaluation, site, name, (thing) => isIt(thing, name))) search.follow({ ...at, path: [] });
  }
  return search.found();
}

/** What a class's constructor is given: where it is made, and by the classes that extend it. */
function constructions(evaluation: Evaluation, of: ThingOf<'class'>, level: number): CallSites {
  if (level > deepestSubclass) return 'too many';
  const here = nodeOf(of.site, of.node.id);
  const byOther = (one: ThingOf<'class'>) => () =>
    unknown(`given by whoever makes ${one.node.name ?? 'a class'}`, [nodeOf(one.site, one.node.id)]);
  const search = createSearch(evaluation, of.site, {
    construct: true,
    isIt: (thing) => alternatives(thing).some((option) => option.kind === 'class' && isSameClass(option, of)),
    given: byOther(of),
  });
  const extended = search.follow({ ...here, path: [] });
  const found = search.found();
  if (found === 'too many') return found;
  const result = [...found];
  for (const at of extended) {
    const site = evaluation.site(at.file, at.item);
    const node = site?.index.nodes[at.node];
    if (!site || !isClassNode(node)) continue;
    const subclass: ThingOf<'class'> = { kind: 'class', node, site, from: [] };
    // Without a constructor of its own it hands on what it is given.
    const own = superArguments(evaluation, subclass, null);
    const given = own ? [own] : constructions(evaluation, subclass, level + 1);
    if (given === 'too many') return given;
    result.push(...(given.length > 0 ? given : [Array.from({ length: mostParameters }, () => byOther(subclass))]));
  }
  return result;
}

interface Asked {
  readonly construct: boolean;
  /** Whether a thing that is called by a name is what is looked for. */
  isIt(thing: Thing, name: string): boolean;
  /** What an argument is that is given where nobody sees it. */
  readonly given: Lazy;
}

/** Collects with what something is called. */
function createSearch(evaluation: Evaluation, site: Site, { construct, isIt, given }: Asked) {
  const lists: (readonly Lazy[])[] = [];
  const names = new Set<string>();
  const seen = new Set<string>();
  let tooMany = false;
  let open = false;

  const byName = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    const called = callsByName(evaluation, site, name, construct, (caller, node) => {
      const key = `${caller.file}|${caller.item}|${node.id}`;
      return !seen.has(key) && isIt(evaluation.value(caller, node.callee), name);
    });
    if (called === 'too many') tooMany = true;
    else lists.push(...called);
  };
  /** Looks through the uses of something, and gives back the classes that extend it. */
  const follow = (of: Used): readonly CodeNode[] => {
    const uses = evaluation.world.uses(of);
    if (uses === 'too many') {
      tooMany = true;
      return [];
    }
    for (const use of uses.calls) {
      const { file, item, node } = use.at;
      const key = `${file}|${item}|${node}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const list = argumentsAt(evaluation, evaluation.site(file, item), use, construct);
      if (list) lists.push(list);
    }
    for (const { at, key } of uses.handed) {
      const inside = at.item === site.item && at.file === site.file ? site : evaluation.site(at.file, at.item);
      if (!inside || (construct && isAsked(inside, at.node))) continue;
      if (key !== null) {
        byName(key);
        open ||= isOutside(evaluation, inside, at.node);
      } else {
        const more = callback(evaluation, inside, at.node, construct);
        lists.push(...more.lists);
        open ||= more.open;
      }
    }
    return uses.extended;
  };
  const found = (): CallSites => {
    if (tooMany || lists.length > mostCallSites) return 'too many';
    return open ? [...lists, Array.from({ length: mostParameters }, () => given)] : lists;
  };
  return { byName, follow, found };
}

/** Whether a container is asked for a class. */
function isAsked(site: Site, argument: number): boolean {
  const call = callWith(site, argument);
  return call?.callee.kind === 'member' && askContainer.has(call.callee.property);
}

/** Whether an object is handed to what is not of the workspace. */
function isOutside(evaluation: Evaluation, site: Site, argument: number): boolean {
  const call = callWith(site, argument);
  if (!call) return false;
  return alternatives(evaluation.value(site, call.callee)).some(({ kind }) => kind !== 'function' && kind !== 'class');
}

/** Where a method is a value, and not called: `list.forEach(store.put)`. In its file, those that import it, and those that call its name. */
function memberValues(evaluation: Evaluation, site: Site, name: string, isIt: (thing: Thing) => boolean): readonly CodeNode[] {
  const { world } = evaluation;
  const callers = world.callers(name) ?? [];
  const files = new Set([
    site.file,
    ...world.importers(site.file).filter((file) => world.mayExport(file, name)),
    ...callers.map(({ file }) => file),
  ]);
  const result: CodeNode[] = [];
  for (const file of files) {
    for (const { item, node: id } of world.written(file, `.${name}`)) {
      const at = evaluation.site(file, item);
      const node = at?.index.nodes[id];
      if (!at || !node || !('kind' in node)) continue;
      if (node.kind === 'member') {
        const parent = parentOf(at, id);
        const isCalled = parent && 'kind' in parent && parent.kind === 'call' && parent.callee.id === id;
        if (!isCalled && isIt(evaluation.value(at, node))) result.push(nodeOf(at, id));
      } else if (node.kind === 'objectPattern') {
        for (const { key, target } of node.properties) {
          if (key === name && target.kind === 'identifier' && isIt(evaluation.named(at, target.id, target.name)))
            result.push(nodeOf(at, target.id));
        }
      }
    }
  }
  return result;
}
