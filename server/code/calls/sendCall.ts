import type { CallExpression } from '../../syntax/index.ts';
import { type Evaluation, nodeOf } from '../evaluate/Evaluation.ts';
import { nameOf } from '../evaluate/nameOf.ts';
import { alternatives, type Lazy, type Site, type Thing } from '../evaluate/Thing.ts';
import { toValue } from '../evaluate/toValue.ts';
import type { Findings } from './Found.ts';
import { nameNode } from './nameNode.ts';
import { type Client, chosenEnding, commandClass } from './sdkThing.ts';

/** `client.send(command)`, or a presigner's call, which hands over the command: its own place is the call; here it gets its clients. */
export function sendCall(
  evaluation: Evaluation,
  site: Site,
  node: CallExpression,
  clients: readonly Client[],
  findings: Findings,
  presigned?: Lazy,
): void {
  const command = presigned ?? evaluation.given(site, node.arguments)[0];
  if (!command) return;
  const reasons = new Set<string>();
  for (const option of alternatives(command())) {
    if (option.kind === 'instance' && commandClass(evaluation, option.of)) findings.sent(option, clients, presigned !== undefined);
    else if (option.kind === 'instance' && chosenEnding(option.of) !== undefined) continue;
    else if (option.kind !== 'undefined') reasons.add(reasonOf(option));
  }
  for (const reason of reasons) {
    findings.unresolved({
      node: nodeOf(site, node.id),
      name: nameNode(node.callee),
      reason: `the command is not known: ${reason}`,
      packages: [...new Set(clients.map((client) => client.package))],
    });
  }
}

function reasonOf(thing: Thing): string {
  if (thing.kind === 'instance') return `it is an instance of ${nameOf(thing.of)}`;
  const value = toValue(thing);
  return value.kind === 'unknown' ? value.reason : `it is ${/^[aeiou]/.test(value.kind) ? 'an' : 'a'} ${value.kind}`;
}
