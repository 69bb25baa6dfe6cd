import type { CallExpression, Expression, NewExpression } from '../../syntax/index.ts';
import { callback } from '../evaluate/callback.ts';
import { isCombined } from '../evaluate/combinators.ts';
import { type Evaluation, nodeOf } from '../evaluate/Evaluation.ts';
import { findBinding } from '../evaluate/named.ts';
import { nameOf } from '../evaluate/nameOf.ts';
import { alternatives, type Lazy, oneOf, type Site, type Thing, type ThingOf, unknown } from '../evaluate/Thing.ts';
import { callsWithClient, knowsMethodsOf } from '../libraries/libraryTable.ts';
import type { CodeNode } from '../Value.ts';
import type { Search } from './Found.ts';
import { libraryCalls } from './libraryCalls.ts';
import { mayHoldClient } from './mayHoldClient.ts';
import { nameNode } from './nameNode.ts';
import { clientOf, commandClass, exportPath, moduleOf } from './sdkThing.ts';

/** Packages that make nothing of a client that they are handed. */
const harmless =
  /^(@aws-sdk\/|aws-sdk$|@smithy\/|aws-xray-sdk|@aws-lambda-powertools\/tracer|@typedorm\/document-client$|aws-sdk-client-mock|dd-trace|util$|assert|events$|react$|dynamodb-onetable$|vitest|jest|@jest\/|sinon|chai|lodash)/;

/** Containers of injected things, which hand a client on to what asks for it: its calls are told there. */
const containers = /^(awilix|tsyringe|inversify|typedi)$/;

/**
 * Commands' classes and clients among the arguments of a call: what is made of them is told here, at the call.
 * `known`: what is called, where it was evaluated already.
 */
export function handedOver(search: Search, site: Site, node: CallExpression | NewExpression, known: Thing | null): void {
  const { evaluation } = search;
  // Only what is called by an imported name, or by what was made of one, is looked at: the rest is the workspace's own.
  const callee = (): Thing =>
    known ?? (startsAtValue(evaluation, site, node.callee) ? evaluation.inwards(() => evaluation.value(site, node.callee)) : nowhere);
  for (const [i, argument] of node.arguments.entries()) {
    if (argument.kind === 'spread') continue;
    if (mayBeCommandClass(evaluation, site, argument)) {
      for (const option of alternatives(evaluation.value(site, argument))) {
        const command = option.kind === 'external' || option.kind === 'class' ? commandClass(evaluation, option) : undefined;
        if (!command && option.kind === 'external') libraryClass(search, site, argument, option);
        if (!command || isMock(callee()) || toldWhereHanded(evaluation, option, nodeOf(site, argument.id))) continue;
        const input = madeWith(evaluation, site, argument) ?? inputBeside(evaluation, site, node, i, nameOf(option));
        for (const call of command.calls) {
          search.findings.call({
            ...call,
            node: nodeOf(site, argument.id),
            name: nameNode(argument),
            form: 'command',
            through: command.through,
            when: null,
            input,
            clients: [],
          });
        }
      }
    } else if (search.namesSdk) {
      unknownUse(search, site, argument, callee);
      keptBySomeone(search, site, node, argument);
    }
  }
}

/**
 * Whether a command's class is told where it is handed over as an argument, other than at `here`: what constructs it, or
 * hands it on, is told there.
 */
export function toldWhereHanded(evaluation: Evaluation, thing: Thing, here: CodeNode | null): boolean {
  return thing.from.some((node) => {
    if (here && node.node === here.node && node.item === here.item && node.file === here.file) return false;
    const site = evaluation.site(node.file, node.item);
    const parent = site?.index.nodes[site.index.parents[node.node] ?? -1];
    if (!site || !parent || !('kind' in parent) || (parent.kind !== 'call' && parent.kind !== 'new')) return false;
    return parent.arguments.some(
      (argument) => argument.id === node.node && argument.kind !== 'spread' && mayBeCommandClass(evaluation, site, argument),
    );
  });
}

/** The input of a command whose class is an argument: the next that can be one, else one before; else it is given elsewhere. */
function inputBeside(evaluation: Evaluation, site: Site, node: CallExpression | NewExpression, at: number, name: string): Lazy {
  const given = evaluation.given(site, node.arguments);
  const next = given[at + 1];
  const others = [...given.slice(at + 1), ...given.slice(0, at)];
  return () => {
    if (next && alternatives(next()).some((option) => option.kind === 'object' || option.kind === 'unknown')) return next();
    const input = others.find((lazy) => alternatives(lazy()).some((option) => option.kind === 'object'));
    return input?.() ?? unknown(`given where ${name} is made`, [nodeOf(site, node.id)]);
  };
}

/** A class of the table of libraries that is handed over: `entity.build(GetItemCommand)`. */
function libraryClass({ evaluation, libraries, findings }: Search, site: Site, argument: Expression, of: ThingOf<'external'>): void {
  const library = libraries(moduleOf(of), exportPath(of).join('.') || 'default');
  const through = `${library?.package} ${library?.export}`;
  const place = { node: nodeOf(site, argument.id), name: nameNode(argument) };
  for (const call of library ? libraryCalls(evaluation, library, { own: [], of: null, by: null }) : [])
    findings.call({ input: null, ...call, ...place, form: 'library', through, clients: [] });
}

/** With what a command's class is made by what it is handed to, where that is the workspace's own; `undefined`: it is not seen. */
function madeWith(evaluation: Evaluation, site: Site, argument: Expression): Lazy | undefined {
  const { lists } = callback(evaluation, site, argument.id, true);
  return lists.length > 0 ? () => oneOf(lists.map(([first]) => first?.() ?? nowhere)) : undefined;
}

const nowhere: Thing = { kind: 'undefined', from: [] };

/** Whether a callee begins with an imported name, a variable or `this`; no parameter, whose callers would be asked. */
function startsAtValue(evaluation: Evaluation, site: Site, callee: Expression): boolean {
  let root = callee;
  while (root.kind === 'member' || root.kind === 'index' || root.kind === 'call' || root.kind === 'nonNull') {
    root = root.kind === 'call' ? root.callee : root.kind === 'nonNull' ? root.value : root.object;
  }
  if (root.kind === 'this') return callee.kind === 'member' && callee.object.kind === 'member';
  if (root.kind !== 'identifier') return false;
  const binding = findBinding(evaluation, site, root.id, root.name, 'values')?.binding;
  return binding?.kind === 'import' || binding?.kind === 'variable';
}

/** A cheap look, before an argument is evaluated: a class is handed over by a name. */
function mayBeCommandClass(evaluation: Evaluation, site: Site, argument: Expression): boolean {
  if (argument.kind === 'member') return argument.property.endsWith('Command');
  if (argument.kind !== 'identifier') return false;
  if (argument.name.endsWith('Command') && /^[A-Z]/.test(argument.name)) return true;
  const binding = findBinding(evaluation, site, argument.id, argument.name, 'values')?.binding;
  return binding?.kind === 'import' && binding.imported.endsWith('Command');
}

function isMock(callee: Thing): boolean {
  const root = callee.kind === 'member' ? callee.of : callee;
  const by = root.kind === 'made' ? root.by : root;
  return by.kind === 'external' && by.package.startsWith('aws-sdk-client-mock');
}

const forms = new Set<Expression['kind']>(['identifier', 'new', 'member', 'object', 'call']);

/** A client that goes to a package which the table does not know. */
function unknownUse({ evaluation, libraries, findings }: Search, site: Site, argument: Expression, callee: () => Thing): void {
  if (!forms.has(argument.kind) || !mayHoldClient(evaluation, site, argument)) return;
  const external = externalOf(callee());
  const name = external ? exportPath(external).join('.') || 'default' : '';
  if (!external || isCombined(callee()) || harmless.test(external.package) || libraries(moduleOf(external), name)) return;
  if (knowsMethodsOf(moduleOf(external), name) || knowsMethodsOf(external.package, name) || givesBack(callee())) return;
  for (const { thing, node } of clientsIn(evaluation, site, argument)) {
    const client = clientOf(evaluation, thing);
    if (!client || containers.test(external.package)) continue;
    const calls = callsWithClient(moduleOf(external), name, client.package);
    for (const call of calls ?? []) {
      const through = `${moduleOf(external)} ${name}`;
      findings.call({
        ...call,
        node: nodeOf(site, node),
        name: node,
        form: 'library',
        through,
        when: null,
        input: null,
        clients: [client],
      });
    }
    if (calls) continue;
    const short = client.package.replace('@aws-sdk/', '');
    findings.unresolved({
      node: nodeOf(site, node),
      name: node,
      reason: `unknown use of ${short}: it is handed to ${external.package}, which the table of libraries does not know`,
      packages: [client.package],
    });
  }
}

/**
 * A client with methods that a parameter keeps, such as a framework's context: what is called on it later is not seen. (The
 * commands of other clients are seen wherever they are made.)
 */
function keptBySomeone({ evaluation, findings }: Search, site: Site, node: CallExpression | NewExpression, argument: Expression): void {
  const { callee } = node;
  if ((argument.kind !== 'new' && argument.kind !== 'identifier') || callee.kind !== 'member' || callee.object.kind !== 'identifier')
    return;
  const binding = findBinding(evaluation, site, callee.object.id, callee.object.name, 'values')?.binding;
  if (binding?.kind !== 'parameter' || !mayHoldClient(evaluation, site, argument)) return;
  const client = clientOf(evaluation, evaluation.value(site, argument));
  if (!client || client.kind === 'client') return;
  const keepers = alternatives(evaluation.value(site, callee));
  if (keepers.some((option) => option.kind === 'function' || option.kind === 'callable' || externalOf(option))) return;
  findings.unresolved({
    node: nodeOf(site, argument.id),
    name: argument.id,
    reason: `unknown use of ${client.package.replace('@aws-sdk/', '')}: it is handed to ${callee.object.name}.${callee.property}`,
    packages: [client.package],
  });
}

/** Whether a method is of what holds things of a type that is known: what it gives of them is seen. */
function givesBack(callee: Thing): boolean {
  const content = callee.kind === 'member' && callee.of.kind === 'instance' ? callee.of.content?.() : undefined;
  return content !== undefined && content.kind !== 'unknown';
}

function externalOf(callee: Thing): ThingOf<'external'> | undefined {
  const root = callee.kind === 'member' ? callee.of : callee;
  const by = root.kind === 'made' ? root.by : root.kind === 'instance' ? root.of : root;
  if (by.kind === 'member') return externalOf(by);
  return by.kind === 'external' ? by : undefined;
}

/** What a simple argument, or the members of an object literal, can be, and where each is written. */
function clientsIn(evaluation: Evaluation, site: Site, argument: Expression): readonly { readonly thing: Thing; readonly node: number }[] {
  const { kind } = argument;
  if (kind === 'identifier' || kind === 'new' || kind === 'call' || kind === 'member') {
    return heldBy(evaluation.value(site, argument), 0).map((thing) => ({ thing, node: argument.id }));
  }
  if (argument.kind !== 'object') return [];
  return argument.properties.flatMap((property) => (property.kind === 'property' ? clientsIn(evaluation, site, property.value) : []));
}

const deepestMember = 2;

/** What a thing can be, and the members of the objects among it: a library's options, made elsewhere. */
function heldBy(thing: Thing, depth: number): readonly Thing[] {
  return alternatives(thing).flatMap((option) => {
    if (option.kind !== 'object' || depth >= deepestMember) return [option];
    return [...option.members.values()].flatMap((lazy) => heldBy(lazy(), depth + 1));
  });
}
