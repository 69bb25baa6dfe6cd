import type { OperationModel } from '../clientModel.ts';
import type { ClientFile, ConditionalRow, NeedRow, OperationRow, RuleRow } from '../dataShapes.ts';
import { actionOf, mapOperation, prefixesOf, type Services } from './mapOperations.ts';
import type { Client } from './readClients.ts';
import type { ExceptionLine } from './readExceptions.ts';
import { type Rule, rulesOf } from './resourceRules.ts';
import { shorten } from './shorten.ts';

/** A client's operations with what they need, in a fixed order. */
export function clientFile(client: Client, services: Services, exceptions: readonly ExceptionLine[]): ClientFile {
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

/** A role or a key that the trigger's own parameter names. */
function passedResource(action: string, trigger: string): Rule[] | undefined {
  if (trigger.startsWith('~') || trigger.includes('=')) return undefined;
  // What reads the data knows a passed role's rule.
  if (action === 'iam:PassRole') return [];
  if (action.startsWith('kms:') && /key(?:id|arn)?$/i.test(trigger))
    return [['key', trigger, `arn:\${Partition}:kms:\${Region}:\${Account}:key/\${${trigger}}`, 'alias']];
  return undefined;
}
