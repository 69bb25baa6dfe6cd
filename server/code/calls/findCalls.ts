import type { FilePath } from '../../files/index.ts';
import type { Asking } from '../evaluate/createEvaluation.ts';
import { type Lazy, oneOf, type Thing } from '../evaluate/Thing.ts';
import { requiredModule } from '../scope/moduleScope.ts';
import type { CodeNode } from '../Value.ts';
import { callExpression } from './callExpression.ts';
import { extensionCall } from './extensionCall.ts';
import type { FoundCall, FoundUnresolved, Search } from './Found.ts';
import { moduleCall } from './moduleCall.ts';
import { newExpression } from './newExpression.ts';
import type { Client } from './sdkThing.ts';
import { transportCall } from './transportCall.ts';

/** What one file asks of AWS. */
export interface FileCalls {
  readonly calls: readonly FoundCall[];
  readonly unresolved: readonly FoundUnresolved[];
}

/** Finds every SDK call of a file, by looking at each expression that calls or constructs. */
export function findCalls(evaluation: Asking, file: FilePath, how: Omit<Search, 'evaluation' | 'findings'>): FileCalls {
  const calls = new Map<string, FoundCall>();
  const unresolved: FoundUnresolved[] = [];
  const sent = new Map<string, { clients: readonly Client[]; presigned: boolean }>();
  const findings = {
    // One of several clients, or of several models, may make a call: it is one call all the same.
    call: (call: FoundCall) => {
      const key = `${nodeKey(call.node)}|${call.package}|${call.operation}`;
      const known = calls.get(key);
      calls.set(key, known ? { ...known, input: either(known.input, call.input), clients: [...known.clients, ...call.clients] } : call);
    },
    unresolved: (place: FoundUnresolved) => void unresolved.push(place),
    sent: (command: Thing, clients: readonly Client[], presigned: boolean) => {
      const node = command.kind === 'instance' ? command.node : null;
      if (!node) return;
      const before = sent.get(nodeKey(node));
      sent.set(nodeKey(node), {
        clients: [...(before?.clients ?? []), ...clients],
        presigned: presigned || (before?.presigned ?? false),
      });
    },
  };
  const search: Search = { ...how, evaluation, findings };
  for (const item of evaluation.world.scope(file).items) {
    const site = evaluation.site(file, item);
    if (!site) continue;
    for (const node of site.index.calls) {
      evaluation.fresh();
      const module = how.namesSdk ? requiredModule(node) : undefined;
      if (module) moduleCall(search, site, module, node.id);
      else if (node.kind === 'new') newExpression(search, site, node);
      else {
        callExpression(search, site, node);
        if (how.asksExtension) extensionCall(search, site, node);
        if (how.namesTransport) transportCall(search, site, node);
      }
    }
    for (const { specifier, id } of how.namesSdk ? site.index.imports : []) moduleCall(search, site, specifier, id);
  }
  return {
    calls: [...calls.values()].map((call) => {
      const how = call.form === 'command' ? sent.get(nodeKey(call.node)) : undefined;
      return how ? { ...call, clients: [...call.clients, ...how.clients], form: how.presigned ? 'presigned' : call.form } : call;
    }),
    unresolved,
  };
}

function either(first: Lazy | null, second: Lazy | null): Lazy | null {
  if (!first || !second || first === second) return first ?? second;
  return () => oneOf([first(), second()]);
}

function nodeKey(node: CodeNode): string {
  return `${node.file}|${node.item}|${node.node}`;
}
