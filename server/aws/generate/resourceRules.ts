import type { OperationModel } from '../clientModel.ts';
import type { ResourceRule } from '../requirement.ts';
import { actionOf, type Services } from './mapOperations.ts';
import { type ExceptionLine, namesOperation } from './readExceptions.ts';

/** Type, parameter (empty: the input names nothing of it), ARN template, how to read the parameter. */
export type Rule = readonly [type: string, parameter: string, arn: string, from: ResourceRule['from']];

const KNOWN = new Set(['Partition', 'Region', 'Account']);

/**
 * How an operation's input names what an action acts on: the exceptions' rules first; else the parameters whose names are
 * those of the ARN template's variable, or `<Type>Arn`; else the template with its variables unknown. Rules of one type are
 * alternatives (`instance or volume`: of types that are). An action with optional types of which none is named stands on a resource that is not known.
 */
export function rulesOf(
  client: string,
  operation: string,
  model: OperationModel,
  action: string,
  services: Services,
  lines: readonly ExceptionLine[],
): readonly Rule[] {
  const facts = actionOf(services, action);
  const prefix = action.slice(0, action.indexOf(':'));
  const types = services.get(prefix)?.types;
  const mine = lines.flatMap((line) => (line.kind === 'resource' && line.client === client ? [line] : []));
  const said = mine.filter((line) => line.of?.action === action && namesOperation(line.of.operations, operation));
  if (said.length > 0) return said.map((line): Rule => [line.type, line.parameter, line.arn, line.from]);
  if (facts === undefined || types === undefined) return [];
  // Another service's resource is never named by chance: `Key` is an object's, not a key's.
  const foreign = !prefixesOfClient(client, lines, services).includes(prefix);
  const members = foreign ? [] : model.members;
  const required = facts.required.length > 0;
  const wanted = [...new Set(required ? facts.required : facts.optional)];
  const named: Rule[] = [];
  const unnamed: Rule[] = [];
  for (const type of wanted) {
    const general = mine.filter(
      (line) => line.of === undefined && line.type === type && has(model, line.parameter) && serves(line.arn, prefix),
    );
    const template = types.get(type)?.[0];
    if (general.length > 0) named.push(...general.map((line): Rule => [type, line.parameter, line.arn, line.from]));
    else if (template !== undefined) {
      for (const rule of inferRules(operation, type, template, members, wanted.length === 1)) (rule[1] === '' ? unnamed : named).push(rule);
    }
  }
  const any = members.find((member) => /^(?:(?:resource|target)?arn|resource)$/i.test(member));
  if (named.length === 0 && unnamed.length > 1 && any !== undefined) return [[wanted.join(' or '), any, `\${${any}}`, 'arn']];
  if (required) return [...named, ...unnamed];
  // Optional types of which the input names none: the call may be asked for `*` or for any of them.
  if (named.length === 0) return unnamed.length === 0 ? [] : [['', '', `\${resource}`, 'name']];
  const typesNamed = [...new Set(named.map(([type]) => type))];
  const [one] = typesNamed;
  // One that the call need not name leaves it at `*`.
  const sure = named.some(([, parameter]) => model.required.includes(parameter.replace(/[.[].*$/, '')));
  if (one !== undefined && typesNamed.length === 1) return sure ? named : named.map(([, ...rest]): Rule => [`${one} or none`, ...rest]);
  // Optional types are alternatives; a parameter that may name several of them names none for certain.
  const clear = named.filter(([type, parameter]) => named.every(([other, own]) => other === type || own !== parameter));
  const together = typesNamed.join(' or ');
  return clear.length === 0 ? [['', '', `\${resource}`, 'name']] : clear.map(([, ...rest]): Rule => [together, ...rest]);
}

/** The client's own prefixes; where no exception says them, any service that is not one of those commonly called along. */
function prefixesOfClient(client: string, lines: readonly ExceptionLine[], services: Services): readonly string[] {
  const said = lines.find((line) => line.kind === 'prefix' && line.client === client);
  if (said?.kind === 'prefix') return said.prefixes;
  return [...services.keys()].filter(
    (prefix) => !['iam', 'kms', 's3', 'ec2', 'sns', 'lambda', 'logs', 'glue', 'secretsmanager'].includes(prefix),
  );
}

/** A general rule's ARN is of the action's own service, or a parameter that is an ARN itself. */
function serves(arn: string, prefix: string): boolean {
  const service = /^arn:[^:]*:([^:]*):/.exec(arn)?.[1];
  return service === undefined || service === prefix;
}

function has(model: OperationModel, parameter: string): boolean {
  return model.members.includes(parameter) || model.members.includes(parameter.replace(/\[\]$/, ''));
}

/** One rule for each way that the input names the template; one with an empty parameter where it does not. */
export function inferRules(operation: string, type: string, template: string, members: readonly string[], only: boolean): readonly Rule[] {
  const top = members.filter((member) => !member.includes('.'));
  const kind = squash(type);
  const arn = top.find((member) => singular(member) === `${kind}arn`);
  const rules: Rule[] = arn === undefined ? [] : [[type, arn, `\${${arn}}`, 'arn']];
  const variables = [...template.matchAll(/\$\{(\w+)\}/g)].map((m) => m[1] ?? '').filter((v) => !KNOWN.has(v));
  const filled = new Map<string, string>();
  for (const variable of variables) {
    const last = variable === variables.at(-1);
    const found =
      top.find((member) => member !== arn && names(member, variable, kind, last)) ??
      (last && only && new RegExp(`${kind}s?$`).test(squash(operation))
        ? top.find((member) => /^(name|id|identifier)$/i.test(member))
        : undefined);
    if (found !== undefined) filled.set(variable, found);
  }
  const last = filled.get(variables.at(-1) ?? '');
  if (last === undefined && arn !== undefined) return rules;
  if (last === undefined && only) {
    const arns = top.filter(
      (member) => /arns?(\[\])?$/i.test(member) && !/(role|kms|key|topic|policy|certificate|function|bucket)\w*arn/i.test(member),
    );
    const named = arns.find((member) => /^(resource)?arn$/i.test(member)) ?? (arns.length === 1 ? arns[0] : undefined);
    if (named !== undefined) return [[type, named, `\${${named}}`, 'arn']];
  }
  const parameter = last ?? [...filled.values()].at(-1) ?? '';
  const text = template.replace(/\$\{(\w+)\}/g, (whole, variable: string) =>
    filled.has(variable) ? `\${${filled.get(variable)}}` : whole,
  );
  return [...rules, [type, parameter, text, /(identifier|idorarn|nameorarn|resource)s?(\[\])?$/i.test(parameter) ? 'name-or-arn' : 'name']];
}

/** Whether a member, or each item of a list, is what a template's variable stands for. */
function names(member: string, variable: string, kind: string, last: boolean): boolean {
  const [m, v] = [singular(member), squash(variable)];
  if (m === v) return true;
  if (!last && v !== 'resourceid' && v !== 'id' && v !== 'name' && v !== 'identifier') return false;
  const bare = v === 'id' || v === 'name' || v === 'identifier' || v === 'resourceid' || v === kind;
  const stem = bare ? kind : v.replace(/(id|name|identifier)$/, '');
  return stem !== '' && [`${stem}id`, `${stem}name`, `${stem}identifier`, `${stem}`].includes(m);
}

/** `clusterArns[]` → `clusterarn`; only a list is taken to be in the plural. */
function singular(member: string): string {
  return member.endsWith('[]') ? squash(member).replace(/s$/, '') : squash(member);
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
