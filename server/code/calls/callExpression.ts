import { isClientPackage, operationOfPaginator, operationOfWaiter } from '../../aws/index.ts';
import type { CallExpression } from '../../syntax/index.ts';
import { type Evaluation, nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Site, type ThingOf } from '../evaluate/Thing.ts';
import type { Findings } from './Found.ts';
import { handedOver } from './handedOver.ts';
import type { Libraries } from './libraries.ts';
import { methodCall } from './methodCall.ts';
import { nameNode } from './nameNode.ts';
import { clientOf, exportPath } from './sdkThing.ts';
import { sendCall } from './sendCall.ts';

/**
 * Methods that no client has: what they are called on need not be evaluated. A test holds that none of these is the
 * method of an operation.
 */
export const neverSdkMethods: ReadonlySet<string> = new Set(
  'map forEach filter reduce push join json status log error info warn debug catch finally slice split replace replaceAll includes indexOf trim toString toLowerCase toUpperCase some every sort keys values entries set has then test match on once emit use listen setHeader header toISOString getTime parse stringify from now padStart padEnd startsWith endsWith concat pop shift find findIndex assign freeze resolve all equal toBe toEqual min max floor round ceil random promise'.split(
    ' ',
  ),
);

/** A call: of a client's method, of a function of the SDK, or of something that takes clients and commands. */
export function callExpression(evaluation: Evaluation, site: Site, node: CallExpression, libraries: Libraries, findings: Findings): void {
  const { callee } = node;
  if (callee.kind === 'super' || callee.kind === 'function') return;
  if (callee.kind === 'member' && neverSdkMethods.has(callee.property)) {
    if (node.arguments.length > 0 && callee.object.kind !== 'member')
      handedOver(evaluation, site, node, { kind: 'undefined', from: [] }, libraries, findings);
    return;
  }
  const thing = evaluation.value(site, callee);
  for (const option of alternatives(thing)) {
    if (option.kind === 'member') {
      if (option.name === 'send' && clientOf(evaluation, option.of)) sendCall(evaluation, site, node, option.of, findings);
      else methodCall(evaluation, site, node, option, libraries, findings);
    } else if (option.kind === 'external') functionCall(evaluation, site, node, option, libraries, findings);
  }
  handedOver(evaluation, site, node, thing, libraries, findings);
}

/** A function that a package exports: paginator, waiter, presigner, or one of the table of libraries. */
function functionCall(
  evaluation: Evaluation,
  site: Site,
  node: CallExpression,
  of: ThingOf<'external'>,
  libraries: Libraries,
  findings: Findings,
): void {
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
    const settings = given[0]?.();
    const clientThing = settings?.kind === 'object' ? evaluation.property(settings, 'client') : settings;
    findings.call({
      node: here,
      name: at,
      package: of.package,
      operation,
      form: paginated === undefined ? 'waiter' : 'paginator',
      through: null,
      input: given[1] ?? null,
      client: clientThing && clientOf(evaluation, clientThing),
    });
    return;
  }
  if (of.package === '@aws-sdk/s3-request-presigner' && name === 'getSignedUrl') {
    const client = given[0] && clientOf(evaluation, given[0]());
    sendCall(evaluation, site, node, given[0]?.() ?? { kind: 'undefined', from: [] }, findings, { command: given[1], client });
    return;
  }
  const library = libraries(of.package, name);
  for (const call of library?.calls ?? []) {
    const client = given[0] && clientOf(evaluation, given[0]());
    const presigned = of.package.endsWith('-presigner') || of.package.endsWith('presigned-post');
    const input = client ? (given[1] ?? null) : (given[0] ?? null);
    findings.call({
      ...call,
      node: here,
      name: at,
      form: presigned ? 'presigned' : 'library',
      through: `${of.package} ${name}`,
      input,
      client,
    });
  }
}
