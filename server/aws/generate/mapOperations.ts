import type { OperationModel } from '../clientModel.ts';
import type { ReferenceAction, ReferenceService } from './readActionReference.ts';
import type { Client } from './readClients.ts';
import { type ExceptionLine, namesOperation } from './readExceptions.ts';

/** What an operation needs, before its resources are known. */
export interface Mapped {
  readonly actions: readonly string[];
  readonly conditional: readonly { readonly action: string; readonly trigger: string }[];
  /** Page of the exception; `undefined`: the rule of the same name. */
  readonly page: string | undefined;
}

export type Services = ReadonlyMap<string, ReferenceService>;

/** The IAM prefixes of a client: what an exception says, else its signing name. Source: the clients' own auth schemes. */
export function prefixesOf(client: Client, exceptions: readonly ExceptionLine[]): readonly string[] {
  const said = exceptions.find((line) => line.kind === 'prefix' && line.client === client.short);
  return said?.kind === 'prefix' ? said.prefixes : [client.signingName];
}

/** Canonical spelling of `prefix:name` in any case; an error where there is no such action. */
export function canonical(services: Services, action: string, place: string): string {
  const found = actionOf(services, action);
  if (found === undefined) throw new Error(`${place}: there is no action ${action}.`);
  return `${action.slice(0, action.indexOf(':'))}:${found.name}`;
}

export function actionOf(services: Services, action: string): ReferenceAction | undefined {
  const colon = action.indexOf(':');
  return services.get(action.slice(0, colon))?.actions.get(action.slice(colon + 1).toLowerCase());
}

/**
 * Maps one operation: the last exception that names it, else nothing for an operation that is sent unsigned, else the
 * action of the same name under the first of the client's prefixes that has one; `undefined` where none applies.
 */
export function mapOperation(
  client: Client,
  name: string,
  model: OperationModel,
  services: Services,
  lines: readonly ExceptionLine[],
): Mapped | undefined {
  const prefixes = prefixesOf(client, lines);
  const mine = lines.filter((line) => line.client === client.short);
  const said = mine.findLast((line) => line.kind === 'actions' && namesOperation(line.operations, name));
  const conditional: { action: string; trigger: string }[] = [];
  const add = (action: string, trigger: string): void => {
    if (!conditional.some((c) => c.action === action && c.trigger === trigger)) conditional.push({ action, trigger });
  };
  for (const line of mine) {
    if (line.kind !== 'conditional' || !namesOperation(line.operations, name)) continue;
    const parameter = line.trigger.split(/\^?=/)[0] ?? '';
    const exact = line.operations.includes(name);
    if (!line.trigger.startsWith('~') && !model.members.includes(parameter)) {
      if (exact) throw new Error(`${line.place}: ${name} has no parameter ${parameter}.`);
      continue;
    }
    add(canonical(services, line.action, line.place), line.trigger);
  }
  let actions: readonly string[] | undefined;
  const same = prefixes.find((p) => actionOf(services, `${p}:${name}`) !== undefined);
  // A verb is for what has no action of its own.
  if (said?.kind === 'actions' && !(said.actions === 'verb' && same !== undefined)) {
    const named = said.actions === 'verb' ? [`${prefixes[0]}:${model.verb ?? ''}`] : said.actions;
    actions = named.map((action) => canonical(services, action, said.place));
  } else if (!model.authorised) {
    actions = [];
  } else {
    if (same !== undefined) actions = [canonical(services, `${same}:${name}`, client.short)];
  }
  if (actions === undefined) return undefined;
  const refused = mine.filter((line) => line.kind === 'never' && namesOperation(line.operations, name));
  for (const [action, parameter] of implied(name, actions, model, services)) {
    if (!refused.some((line) => line.kind === 'never' && line.action === action)) add(action, parameter);
  }
  const kept = conditional.filter((c) => !actions.includes(c.action));
  return {
    actions,
    conditional: kept,
    page: said?.kind === 'actions' && said.actions === 'verb' && same !== undefined ? undefined : said?.page,
  };
}

/** Operations that can hand a role to a service. */
const PASSES =
  /^(?:Create|Update|Put|Start|Register|Modify|Run|Add|Set|Associate|Import|Export|Restore|Submit|Enable|Attach|Configure|Deploy|Publish|Replace|Test|Batch)/;
/** Parameters that are a role of IAM for certain; `Role` alone may be anybody's. */
const ROLE = /role_?arn$|(?:service|execution|instance|iam)role$/i;

/** Roles of other kinds: a node's part in a cluster, a filter's criterion, a role within a database. */
const OTHER_ROLE = /\[\]\.InstanceRole$|^filter|DatabaseAccessControlRole$/;

/**
 * Conditions that follow from the call's own parameters: a role that is passed, tags that are set while creating.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html, and the reference's dependents.
 */
function implied(
  operation: string,
  actions: readonly string[],
  model: OperationModel,
  services: Services,
): [action: string, parameter: string][] {
  const found: [string, string][] = [];
  const dependents = actions.flatMap((action) => actionOf(services, action)?.dependents ?? []);
  const known = dependents.includes('iam:PassRole');
  for (const member of model.members) {
    if (OTHER_ROLE.test(member)) continue;
    if (
      known ? /(^|[a-z.])role(arn)?$/i.test(member) && !/^(list|describe|get)/i.test(member) : PASSES.test(operation) && ROLE.test(member)
    ) {
      found.push(['iam:PassRole', member]);
    }
  }
  const tags = model.members.find((member) => /^(tags|tagspecifications?|tagging)$/i.test(member));
  if (tags !== undefined) {
    for (const dependent of dependents) {
      const own = actions.some((action) => action.split(':')[0] === dependent.split(':')[0]);
      const facts = actionOf(services, dependent);
      if (own && facts?.level === 'T' && /^(tag|add)/i.test(facts.name)) found.push([`${dependent.split(':')[0]}:${facts.name}`, tags]);
    }
  }
  return found;
}
