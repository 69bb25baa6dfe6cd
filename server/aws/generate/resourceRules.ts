import type { OperationModel } from '../clientModel.ts';
import type { ResourceRule } from '../requirement.ts';
import { actionOf, type Services } from './mapOperations.ts';
import { type ExceptionLine, namesOperation } from './readExceptions.ts';

/** Type, parameter (empty: the input names nothing of it), ARN template, how to read the parameter. */
export type Rule = readonly [type: string, parameter: string, arn: string, from: ResourceRule['from']];

const KNOWN = new Set(['Partition', 'Region', 'Account']);

/**
 * How an operation's input names what an action acts on: the exceptions' rules first; else the parameter whose name is
 * that of the ARN template's variable, or `<Type>Arn`; else the template with its variables unknown. An action
 * with optional types of which none is named stands on a resource that is not known.
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
  const mine = lines.filter((line) => line.kind === 'resource' && line.client === client);
  const own: Rule[] = [];
  for (const line of mine) {
    if (line.kind !== 'resource' || line.of === undefined) continue;
    if (line.of.action === action && namesOperation(line.of.operations, operation))
      own.push([line.type, line.parameter, line.arn, line.from]);
  }
  if (own.length > 0 || facts === undefined || types === undefined) return own;
  const wanted = [...new Set(facts.required.length > 0 ? facts.required : facts.optional)];
  const unnamed: Rule[] = [];
  for (const type of wanted) {
    const said = mine.find((line) => line.kind === 'resource' && line.of === undefined && line.type === type && has(model, line.parameter));
    if (said?.kind === 'resource') {
      own.push([type, said.parameter, said.arn, said.from]);
      continue;
    }
    const template = types.get(type)?.[0];
    if (template === undefined) continue;
    const rule = inferRule(type, template, model.members, wanted.length === 1);
    if (rule[1] === '') unnamed.push(rule);
    else own.push(rule);
  }
  if (facts.required.length > 0) return [...own, ...unnamed];
  // Optional types of which the input names none: the call may be asked for `*` or for any of them.
  return own.length > 0 || unnamed.length === 0 ? own : [['', '', `\${resource}`, 'name']];
}

function has(model: OperationModel, parameter: string): boolean {
  return model.members.includes(parameter) || model.members.includes(parameter.replace(/\[\]$/, ''));
}

/** The parameter is empty where the input names nothing of the template. */
export function inferRule(type: string, template: string, members: readonly string[], only: boolean): Rule {
  const top = members.filter((member) => !member.includes('.') && !member.endsWith('[]'));
  const kind = squash(type);
  const arn =
    top.find((member) => squash(member) === `${kind}arn`) ?? (only ? top.find((member) => /^(resource)?arn$/i.test(member)) : undefined);
  if (arn !== undefined) return [type, arn, `\${${arn}}`, 'arn'];
  const variables = [...template.matchAll(/\$\{(\w+)\}/g)].map((m) => m[1] ?? '').filter((v) => !KNOWN.has(v));
  let named = '';
  let either = false;
  const filled = new Map<string, string>();
  for (const variable of variables) {
    const last = variable === variables.at(-1);
    const found = top.find((member) => names(member, variable, kind, last));
    if (found === undefined) continue;
    filled.set(variable, found);
    if (last || variables.length === 1) {
      named = found;
      either = /(identifier|idorarn|nameorarn|resource)$/i.test(found);
    }
  }
  if (named === '') named = [...filled.values()].at(-1) ?? '';
  const text = template.replace(/\$\{(\w+)\}/g, (whole, variable: string) =>
    filled.has(variable) ? `\${${filled.get(variable)}}` : whole,
  );
  return [type, named, text, either ? 'name-or-arn' : 'name'];
}

function names(member: string, variable: string, kind: string, last: boolean): boolean {
  const [m, v] = [squash(member), squash(variable)];
  if (m === v) return true;
  if (v === 'resourceid' || v === 'id' || v === 'name' || v === 'identifier' || last) {
    const stem =
      v === 'id' || v === 'name' || v === 'identifier' || v === 'resourceid' || v === kind ? kind : v.replace(/(id|name|identifier)$/, '');
    return stem !== '' && [`${stem}id`, `${stem}name`, `${stem}identifier`, `${stem}`].includes(m);
  }
  return false;
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
