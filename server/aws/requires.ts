import { dependentsOf, expandArn, servicePrefix } from './action.ts';
import { catalogueDate, iamPrefixes, operationNamed, shortName } from './clientPackage.ts';
import { readClient } from './data.ts';
import { databaseToken } from './databaseToken.ts';
import type { ClientFile } from './dataShapes.ts';
import type { ActionNeed, Requires, ResourceRule, Trigger } from './requirement.ts';

const plainRules = new WeakMap<ClientFile, ReadonlyMap<string, readonly number[]>>();

/** Plain operations of a client with the numbers of their rules. */
function plain(file: ClientFile): ReadonlyMap<string, readonly number[]> {
  const known = plainRules.get(file);
  if (known !== undefined) return known;
  const made = new Map<string, readonly number[]>();
  for (const [key, names] of Object.entries(file.plain)) {
    const numbers = key === '' ? [] : key.split(',').map(Number);
    for (const name of names.split(' ')) made.set(name, numbers);
  }
  plainRules.set(file, made);
  return made;
}

/**
 * What an operation requires, AWS's name in any case. `undefined`: the package or the operation is not in the catalogue,
 * or its service has left AWS's action reference; then what it requires is not known.
 * Of no actions but some conditional ones, one or another is needed by what the call's input holds.
 */
export function requires(pkg: string, operation: string): Requires | undefined {
  const file = readClient(shortName(pkg));
  const name = operationNamed(pkg, operation);
  if (file === undefined || name === undefined) return databaseToken(pkg, operation);
  const prefix = iamPrefixes(pkg)[0] ?? '';
  const need = (action: string, numbers: readonly number[]): ActionNeed => ({
    action,
    resources: numbers.flatMap((n) => ruleAt(file, prefix, n)),
  });
  const same = `${prefix}:${name}`;
  const numbers = plain(file).get(name);
  const row = numbers === undefined && Object.hasOwn(file.other, name) ? file.other[name] : undefined;
  if (numbers === undefined && row === undefined) return inferred(pkg, name, prefix);
  const actions = row?.a?.map(([action, ...rules]) => need(action, rules)) ?? [need(same, numbers ?? row?.r ?? [])];
  const conditional = (row?.c ?? []).map(([action, trigger, ...rules]) => ({
    ...need(action, rules),
    ...passedRole(action, trigger, rules),
    when: readTrigger(trigger),
  }));
  const page = row?.s === undefined ? undefined : file.sources[row.s];
  const source =
    page ??
    (actions.length === 0 ? 'the client sends it unsigned' : `the action of the same name: ${servicePrefix(prefix)?.url ?? prefix}`);
  return {
    package: pkg,
    operation: name,
    actions,
    conditional,
    // Few ask, and the answer reads the actions' own file.
    get dependent() {
      const stated = new Set([...actions, ...conditional].map((each) => each.action));
      const tagging = row?.t === 1 ? [file.tagging] : [];
      return [...new Set([...actions.flatMap((each) => dependentsOf(each.action)), ...tagging])].filter((each) => !stated.has(each)).sort();
    },
    confidence: 'catalogue',
    source,
  };
}

/**
 * An operation that no rule and no exception maps: it may need an action of the same name, which AWS's reference has not.
 * It is under `conditional`, so that nobody calls it missing or puts it into a policy by himself.
 */
function inferred(pkg: string, operation: string, prefix: string): Requires | undefined {
  if (servicePrefix(prefix) === undefined) return undefined;
  return inferredRequirement(
    pkg,
    operation,
    `${prefix}:${operation}`,
    `AWS's action reference of ${catalogueDate} has no action of the operation's name`,
  );
}

/** What may be needed, for all that one knows from names. */
export function inferredRequirement(pkg: string, operation: string, action: string, source: string): Requires {
  const conditional = [
    { action, resources: [], when: { state: 'if AWS names the action as the operation, which its reference does not say' } },
  ];
  return { package: pkg, operation, actions: [], conditional, dependent: [], confidence: 'inferred', source };
}

function ruleAt(file: ClientFile, prefix: string, number: number): ResourceRule[] {
  const row = file.rules[number];
  if (row === undefined) return [];
  const [type, parameter, arn, from = 'name'] = row;
  return [{ type, parameter, arn: expandArn(prefix, arn), from }];
}

/** The role that a parameter passes, by name or ARN. */
function passedRole(action: string, trigger: string, rules: readonly number[]): { resources: readonly ResourceRule[] } | undefined {
  if (action !== 'iam:PassRole' || rules.length > 0 || /^~|=/.test(trigger)) return undefined;
  return {
    resources: [{ type: 'role', parameter: trigger, arn: `arn:\${Partition}:iam::\${Account}:role/\${${trigger}}`, from: 'name-or-arn' }],
  };
}

function readTrigger(text: string): Trigger {
  if (text.startsWith('~')) return { state: text.slice(1) };
  const [parameter = '', begins] = text.split('^=');
  if (begins !== undefined) return { parameter, begins };
  const equals = text.indexOf('=');
  return equals < 0 ? { parameter: text } : { parameter: text.slice(0, equals), equals: text.slice(equals + 1) };
}
