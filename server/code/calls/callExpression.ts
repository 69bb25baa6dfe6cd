import { isClientPackage, operationOfPaginator, operationOfWaiter } from '../../aws/index.ts';
import type { CallExpression, Expression } from '../../syntax/index.ts';
import { type Evaluation, nodeOf } from '../evaluate/Evaluation.ts';
import { findBinding } from '../evaluate/named.ts';
import { alternatives, type Lazy, type Site, type ThingOf } from '../evaluate/Thing.ts';
import type { Binding } from '../scope/binding.ts';
import type { Search } from './Found.ts';
import { handedOver } from './handedOver.ts';
import { libraryCalls } from './libraryCalls.ts';
import { libraryMethod } from './libraryMethod.ts';
import { methodCall } from './methodCall.ts';
import { nameNode } from './nameNode.ts';
import { type Client, clientOf, clientsOf, exportPath, moduleOf } from './sdkThing.ts';
import { seemingCall } from './seemingCall.ts';
import { sendCall } from './sendCall.ts';

/** A call: of a client's method, of a function of the SDK, or of something that takes clients and commands. */
export function callExpression(search: Search, site: Site, node: CallExpression): void {
  const { evaluation } = search;
  const { callee } = node;
  const worth = worthALook(search, site, callee);
  if (worth) {
    const options = alternatives(evaluation.value(site, callee));
    seemingCall(search, site, node, options);
    for (const option of options) {
      if (option.kind === 'member' && option.of.kind === 'member' && (option.name === 'call' || option.name === 'apply')) {
        if (option.name === 'call') methodCall(search, site, { ...node, arguments: node.arguments.slice(1) }, option.of);
        else methodCall(search, site, { ...node, arguments: [] }, option.of);
      } else if (option.kind === 'member') {
        const client = option.name === 'send' ? clientOf(evaluation, option.of) : undefined;
        if (client) sendCall(evaluation, site, node, [client], search.findings);
        else methodCall(search, site, node, option);
      } else if (option.kind === 'external') functionCall(search, site, node, option);
      else if (option.kind === 'made')
        libraryMethod(search, option, evaluation.given(site, node.arguments), { node: nodeOf(site, node.id), name: nameNode(node.callee) });
    }
  }
  handedOver(search, site, node, worth ? evaluation.value(site, callee) : null);
}

/** Whether an import can be of the SDK: of a package, or of a module of the workspace that can hand it on under that name. */
function importMayBeOfSdk({ evaluation, names }: Search, site: Site, binding: Extract<Binding, { kind: 'import' }>): boolean {
  const { specifier, imported } = binding;
  if (imported === 'default' || imported === '=' || imported === '*' || names.has(imported) || helperName.test(imported)) return true;
  return evaluation.world.resolve(site.file, specifier).kind === 'package';
}

const helperName = /^(paginate|waitUntil|waitFor)[A-Z]/;

/** Whether what is called can be of the SDK, by its name; most calls of a file are not, and are not evaluated. */
function worthALook(search: Search, site: Site, callee: Expression): boolean {
  const { evaluation, names } = search;
  switch (callee.kind) {
    case 'member':
      if (names.has(callee.property) || helperName.test(callee.property)) return true;
      if (callee.property === 'call' || callee.property === 'apply') return worthALook(search, site, callee.object);
      return isOwnObject(evaluation, site, callee.object);
    case 'index':
      return callee.index.kind === 'string' ? names.has(callee.index.value) : callee.index.kind !== 'number';
    case 'identifier': {
      const binding = findBinding(evaluation, site, callee.id, callee.name, 'values')?.binding;
      if (binding?.kind === 'variable') return binding.declaration.value !== null && binding.declaration.value.kind !== 'function';
      return binding?.kind === 'import' && importMayBeOfSdk(search, site, binding);
    }
    case 'nonNull':
    case 'cast':
      return worthALook(search, site, callee.value);
    case 'call':
      return true;
    default:
      return false;
  }
}

/** Whether an expression names a variable of an object that is written out: what its members are called says nothing. */
function isOwnObject(evaluation: Evaluation, site: Site, of: Expression): boolean {
  if (of.kind !== 'identifier') return false;
  const binding = findBinding(evaluation, site, of.id, of.name, 'values')?.binding;
  return binding?.kind === 'variable' && binding.declaration.value?.kind === 'object';
}

/** The clients that a function of the SDK is given: alone, or in its settings. */
function clientsIn(evaluation: Evaluation, first: Lazy | undefined): readonly Client[] {
  const settings = first?.();
  return clientsOf(evaluation, settings?.kind === 'object' ? evaluation.property(settings, 'client') : settings);
}

/** A function that a package exports: paginator, waiter, presigner, or one of the table of libraries. */
function functionCall({ evaluation, libraries, findings }: Search, site: Site, node: CallExpression, of: ThingOf<'external'>): void {
  const path = exportPath(of);
  const name = path.join('.') || 'default';
  const given = evaluation.given(site, node.arguments);
  const here = nodeOf(site, node.id);
  const at = nameNode(node.callee);
  if (isClientPackage(of.package)) {
    const paginated = operationOfPaginator(of.package, name);
    const waited = operationOfWaiter(of.package, name);
    const operation = paginated ?? waited;
    if (operation === undefined) {
      if (/^(paginate|waitUntil|waitFor)[A-Z]/.test(name)) {
        findings.unresolved({ node: here, name: at, reason: `${name} of ${of.package} is not in the catalogue`, packages: [of.package] });
      }
      return;
    }
    findings.call({
      node: here,
      name: at,
      package: of.package,
      operation,
      form: paginated === undefined ? 'waiter' : 'paginator',
      through: null,
      when: null,
      input: given[1] ?? null,
      clients: clientsIn(evaluation, given[0]),
    });
    return;
  }
  if (of.package === '@aws-sdk/s3-request-presigner' && name === 'getSignedUrl') {
    if (given[1]) sendCall(evaluation, site, node, clientsOf(evaluation, given[0]?.()), findings, given[1]);
    return;
  }
  const library = libraries(moduleOf(of), name);
  if (!library) return;
  const clients = clientsIn(evaluation, given[0]);
  // A function of the SDK takes its client first, or settings that hold it.
  const isSecond = clients.length > 0 || (of.package.startsWith('@aws-sdk/') && given.length > 1);
  const presigned = of.package.endsWith('-presigner') || of.package.endsWith('presigned-post');
  for (const call of libraryCalls(evaluation, library, { own: given, of: null, by: null })) {
    findings.call({
      input: (isSecond ? given[1] : given[0]) ?? null,
      ...call,
      node: here,
      name: at,
      form: presigned ? 'presigned' : 'library',
      through: `${moduleOf(of)} ${name}`,
      clients,
    });
  }
}
