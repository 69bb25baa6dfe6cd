import { libraryExport, operationOfMethod, operationOfWaiter } from '../../aws/index.ts';
import type { CallExpression } from '../../syntax/index.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Lazy, type Site, type Thing, type ThingOf } from '../evaluate/Thing.ts';
import type { CallForm } from '../SdkCall.ts';
import type { Findings, FoundCall, Search } from './Found.ts';
import { libraryMethod } from './libraryMethod.ts';
import { nameNode } from './nameNode.ts';
import { type Client, clientOf } from './sdkThing.ts';

/** A call of a method of something external: of a client that has a method for each operation, or of a library's object. */
export function methodCall(search: Search, site: Site, node: CallExpression, member: ThingOf<'member'>): void {
  const { evaluation, findings } = search;
  const given = evaluation.given(site, node.arguments);
  const here = { node: nodeOf(site, node.id), name: nameNode(node.callee) };
  const client = clientOf(evaluation, member.of);
  if (!client) {
    libraryMethod(search, member, given, here);
    return;
  }
  if (client.kind === 'client') return;
  if (member.name === '*') {
    findings.unresolved({
      ...here,
      reason: `a method of ${client.package.replace('@aws-sdk/', '')} that is chosen at run time`,
      packages: [client.package],
    });
    return;
  }
  const form: CallForm = client.kind.startsWith('v2') ? 'v2' : 'method';
  const found = (calls: FoundCall['operation'][], how: Partial<FoundCall> = {}) => {
    for (const operation of calls)
      findings.call({
        ...here,
        package: client.package,
        operation,
        form,
        through: null,
        when: null,
        input: given[0] ?? null,
        clients: [client],
        ...how,
      });
  };
  if (client.kind === 'document' || client.kind === 'v2 document') {
    const owner = client.kind === 'document' ? 'DynamoDBDocument' : 'DynamoDB.DocumentClient';
    const library = libraryExport(client.kind === 'document' ? '@aws-sdk/lib-dynamodb' : 'aws-sdk', `${owner}.${member.name}`);
    found(
      (library?.calls ?? []).map(({ operation }) => operation),
      client.kind === 'document' ? { through: `@aws-sdk/lib-dynamodb ${owner}` } : {},
    );
    return;
  }
  const operation = operationOfMethod(client.package, member.name);
  if (operation !== undefined) found([operation]);
  else if (client.kind === 'v2') v2Helper(member.name, client, given, here, findings, found);
}

type Here = Pick<FoundCall, 'node' | 'name'>;

/** Methods of a v2 client that take the operation's name. */
function v2Helper(
  name: string,
  client: Client,
  given: readonly Lazy[],
  here: Here,
  findings: Findings,
  found: (operations: FoundCall['operation'][], how?: Partial<FoundCall>) => void,
): void {
  const className = client.package === '@aws-sdk/client-s3' ? 'S3' : '';
  const library = libraryExport('aws-sdk', `${className}.${name}`);
  if (library) {
    found(
      library.calls.map(({ operation }) => operation),
      { through: `aws-sdk ${className}.${name}` },
    );
    return;
  }
  if (!['getSignedUrl', 'getSignedUrlPromise', 'makeRequest', 'waitFor'].includes(name)) return;
  for (const option of alternatives(given[0]?.() ?? ({ kind: 'undefined', from: [] } as Thing))) {
    const text = option.kind === 'literal' && typeof option.value === 'string' ? option.value : undefined;
    const operation =
      text === undefined ? undefined : name === 'waitFor' ? v2Waiter(client, text) : operationOfMethod(client.package, text);
    if (operation !== undefined) found([operation], { form: name.startsWith('getSigned') ? 'presigned' : 'v2', input: given[1] ?? null });
    else findings.unresolved({ ...here, reason: `the operation of ${name} is not known`, packages: [client.package] });
  }
}

/** Waiters of v2 are named as those of v3. */
function v2Waiter(client: Client, state: string): string | undefined {
  const name = `waitUntil${state.charAt(0).toUpperCase()}${state.slice(1)}`;
  return operationOfWaiter(client.package, name);
}
