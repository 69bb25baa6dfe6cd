import type { OperationModel } from '../clientModel.ts';
import type {
  ActionsFile,
  ActionsRow,
  ClientFile,
  ConditionalRow,
  IndexFile,
  NeedRow,
  OperationRow,
  RuleRow,
  TextsFile,
} from '../dataShapes.ts';
import { actionOf, canonical, mapOperation, prefixesOf, type Services } from './mapOperations.ts';
import type { ReferenceService } from './readActionReference.ts';
import type { Client } from './readClients.ts';
import type { ExceptionLine } from './readExceptions.ts';
import { namesOperation } from './readExceptions.ts';
import { type Rule, rulesOf } from './resourceRules.ts';
import { pageOverrides } from './servicePages.ts';

export interface Catalogue {
  readonly index: IndexFile;
  readonly clients: ReadonlyMap<string, ClientFile>;
  readonly actions: ReadonlyMap<string, ActionsFile>;
  readonly texts: ReadonlyMap<string, TextsFile>;
}

/** Everything but the managed policies, from what was read; pure and in a fixed order. */
export function buildCatalogue(
  clients: readonly Client[],
  services: Services,
  exceptions: readonly ExceptionLine[],
  date: string,
  versions: IndexFile['sources'],
): Catalogue {
  checkExceptions(clients, services, exceptions);
  const packages: Record<string, string> = {};
  const v2: Record<string, string> = {};
  const clientFiles = new Map<string, ClientFile>();
  for (const client of clients) {
    packages[client.short] = [client.className, ...prefixesOf(client, exceptions).filter((prefix) => services.has(prefix))].join(' ');
    if (client.v2Class !== undefined && client.v2Class !== client.className) v2[client.v2Class] = client.short;
    clientFiles.set(client.short, clientFile(client, services, exceptions));
  }
  const prefixes: Record<string, string> = {};
  const actionFiles = new Map<string, ActionsFile>();
  const textFiles = new Map<string, TextsFile>();
  for (const [prefix, service] of services) {
    const override = pageOverrides[prefix];
    prefixes[prefix] = override === undefined ? service.name : override.join('|');
    actionFiles.set(prefix, actionsFile(prefix, service, services));
    textFiles.set(prefix, textsFile(service));
  }
  return { index: { date, sources: versions, packages, v2, prefixes }, clients: clientFiles, actions: actionFiles, texts: textFiles };
}

function clientFile(client: Client, services: Services, exceptions: readonly ExceptionLine[]): ClientFile {
  const rules: RuleRow[] = [];
  const numbers = new Map<string, number>();
  const first = prefixesOf(client, exceptions)[0] ?? '';
  const numberOf = ([type, parameter, arn, from]: Rule): number => {
    const row: RuleRow = from === 'name' ? [type, parameter, shorten(first, arn)] : [type, parameter, shorten(first, arn), from];
    const key = row.join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, rules.length);
    rules.push(row);
    return rules.length - 1;
  };
  const tagging = taggingAction(first, services);
  const sources: string[] = [];
  const plain: Record<string, string[]> = {};
  const other: Record<string, OperationRow> = {};
  const unmapped: string[] = [];
  for (const [name, model] of [...client.operations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const mapped = mapOperation(client, name, model, services, exceptions);
    if (mapped === undefined) {
      unmapped.push(name);
      continue;
    }
    const needs = mapped.actions.map(
      (action): NeedRow => [action, ...rulesOf(client.short, name, model, action, services, exceptions).map(numberOf)],
    );
    // What is tagged while it is made is what is made.
    const taggedWhileMade = (
      operation: string,
      action: string,
      primary: string | undefined,
      given: OperationModel,
    ): readonly Rule[] | undefined => {
      const said = exceptions.some((line) => line.kind === 'resource' && line.client === client.short && line.of?.action === action);
      if (said || primary === undefined || actionOf(services, action)?.level !== 'T') return undefined;
      const made = /^(?:Create|Register)/.test(operation) && client.short !== 'ec2';
      return made ? rulesOf(client.short, operation, given, primary, services, exceptions) : [['', '', `\${resource}`, 'name']];
    };
    const conditional = mapped.conditional.map(({ action, trigger }): ConditionalRow => {
      const own =
        taggedWhileMade(name, action, mapped.actions[0], model) ?? rulesOf(client.short, name, model, action, services, exceptions);
      const passed = own.some((rule) => rule[1] !== '') ? undefined : passedResource(action, trigger);
      return [action, trigger, ...(passed ?? own).map(numberOf)];
    });
    const [only] = needs;
    const identity = only !== undefined && needs.length === 1 && only[0] === `${first}:${name}` && mapped.page === undefined;
    const tags = taggedLater(name, model, tagging, mapped);
    if (identity && conditional.length === 0 && !tags) {
      const key = only.slice(1).join();
      plain[key] = [...(plain[key] ?? []), name];
      continue;
    }
    if (mapped.page !== undefined && !sources.includes(mapped.page)) sources.push(mapped.page);
    const rest = only === undefined ? [] : numbersOf(only);
    other[name] = {
      ...(!identity ? { a: needs } : rest.length === 0 ? {} : { r: rest }),
      ...(conditional.length > 0 ? { c: conditional } : {}),
      ...(tags ? { t: 1 as const } : {}),
      ...(mapped.page === undefined ? {} : { s: sources.indexOf(mapped.page) }),
    };
  }
  return {
    sources,
    rules,
    plain: Object.fromEntries(Object.entries(plain).map(([key, names]) => [key, names.join(' ')])),
    other,
    tagging,
    unmapped: unmapped.join(' '),
    paginators: [...client.paginators].sort().join(' '),
    waiters: Object.fromEntries([...client.waiters].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The one action of a service that tags. */
function taggingAction(prefix: string, services: Services): string {
  for (const name of ['TagResource', 'AddTagsToResource', 'AddTags', 'CreateTags']) {
    const found = actionOf(services, `${prefix}:${name}`);
    if (found !== undefined) return `${prefix}:${found.name}`;
  }
  return '';
}

/** Whether an operation that makes something takes tags, and neither the reference nor an exception says what they need. */
function taggedLater(
  name: string,
  model: OperationModel,
  tagging: string,
  mapped: { actions: readonly string[]; conditional: readonly { action: string }[] },
): boolean {
  if (tagging === '' || !/^(?:Create|Register|Run|Start|Put|Import|Copy|Restore|Request|Publish|Purchase|Allocate)/.test(name))
    return false;
  if (!model.members.some((member) => /^tags?(?:list|set)?$/i.test(member))) return false;
  return ![...mapped.actions, ...mapped.conditional.map((each) => each.action)].includes(tagging);
}

function numbersOf([, ...rules]: NeedRow): number[] {
  return rules;
}

/** `@` for the start that most ARNs of a service share. */
function shorten(prefix: string, arn: string): string {
  const base = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
  return arn.startsWith(base) ? `@${arn.slice(base.length)}` : arn;
}

/** A role or a key that the trigger's own parameter names. */
function passedResource(action: string, trigger: string): Rule[] | undefined {
  if (trigger.startsWith('~') || trigger.includes('=')) return undefined;
  // What reads the data knows a passed role's rule.
  if (action === 'iam:PassRole') return [];
  if (action.startsWith('kms:') && /key(?:id|arn)?$/i.test(trigger))
    return [['key', trigger, `arn:\${Partition}:kms:\${Region}:\${Account}:key/\${${trigger}}`, 'alias']];
  return undefined;
}

function actionsFile(prefix: string, service: ReferenceService, services: Services): ActionsFile {
  const types = [...service.types].map(([name, arns]): ActionsFile['types'][number] => [name, ...arns.map((arn) => shorten(prefix, arn))]);
  const place = new Map(types.map(([name], i) => [name, i]));
  if (prefix === 'logs') types.push(['log-group', `@log-group:\${LogGroupName}`]);
  const rows = new Map<string, string[]>();
  for (const action of sorted(service)) {
    const number = (name: string): number[] => {
      // The tagging actions alone want a log group's ARN without `:*`.
      if (prefix === 'logs' && name === 'log-group' && /^(Tag|Untag|ListTagsForR)/.test(action.name) && !action.name.endsWith('LogGroup'))
        return [types.length - 1];
      const at = place.get(name);
      return at === undefined ? [] : [at];
    };
    const dependents = action.dependents
      .filter((d) => services.get(d.split(':')[0] ?? '')?.actions.has((d.split(':')[1] ?? '').toLowerCase()))
      .map((d) => canonical(services, d, prefix));
    const row: unknown[] = [
      action.level,
      [...new Set(action.required.flatMap(number))],
      [...new Set(action.optional.flatMap(number))],
      dependents,
    ];
    while (Array.isArray(row.at(-1)) && (row.at(-1) as unknown[]).length === 0) row.pop();
    const key = JSON.stringify(row);
    rows.set(key, [...(rows.get(key) ?? []), action.name]);
  }
  return { types, rows: [...rows].map(([key, names]): ActionsRow => [names.join(' '), ...(JSON.parse(key) as [ActionsRow[1]])]) };
}

function textsFile(service: ReferenceService): TextsFile {
  const keys: string[] = [];
  const actions = sorted(service).map((action): TextsFile['actions'][number] => {
    const numbers = action.conditionKeys.map((key) => {
      if (!keys.includes(key)) keys.push(key);
      return keys.indexOf(key);
    });
    return [action.description.replace(/^Grants permissions? to /, '').trim(), ...numbers];
  });
  return { keys, actions };
}

function sorted(service: ReferenceService): ReferenceService['actions'] extends ReadonlyMap<string, infer Action> ? Action[] : never {
  return [...service.actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every client, operation and resource type that an exception names exists. */
function checkExceptions(clients: readonly Client[], services: Services, exceptions: readonly ExceptionLine[]): void {
  const byName = new Map(clients.map((client) => [client.short, client]));
  for (const line of exceptions) {
    const client = byName.get(line.client);
    if (client === undefined) throw new Error(`${line.place}: there is no client ${line.client}.`);
    if (line.kind === 'prefix') {
      for (const prefix of line.prefixes) if (!services.has(prefix)) throw new Error(`${line.place}: there is no prefix ${prefix}.`);
      continue;
    }
    const named = line.kind === 'resource' ? (line.of?.operations ?? []) : line.operations;
    for (const pattern of named) {
      if (![...client.operations.keys()].some((operation) => namesOperation([pattern], operation))) {
        throw new Error(`${line.place}: ${line.client} has no operation ${pattern}.`);
      }
    }
  }
}
