import { inputPath, type ResourceRule, requires } from '../../aws/index.ts';

/** Members of an operation's input that matter for its permissions, by what AWS says. */
export interface ResourceParameters {
  /** Those that name a resource, or on which a permission depends. */
  readonly followed: ReadonlySet<string>;
  /** Those without which it is not known what the operation acts on: no other parameter names that resource instead. */
  readonly resources: readonly string[];
}

const known = new Map<string, ResourceParameters>();

export function resourceParameters(pkg: string, operation: string): ResourceParameters {
  const key = `${pkg} ${operation}`;
  let names = known.get(key);
  if (!names) known.set(key, (names = read(pkg, operation)));
  return names;
}

function read(pkg: string, operation: string): ResourceParameters {
  const needs = requires(pkg, operation);
  const conditional = needs?.conditional ?? [];
  const actions = needs?.actions ?? [];
  const rules = [...actions, ...conditional].flatMap((need) => need.resources);
  const triggers = conditional.flatMap(({ when }) => ('parameter' in when ? [first(when.parameter)] : []));
  const only = actions.flatMap(({ resources }) =>
    resources.filter(({ type }) => !type.includes(' or ') && resources.filter((other) => other.type === type).length === 1),
  );
  return {
    followed: new Set([...triggers, ...rules.flatMap((rule) => parametersOf(rule))]),
    resources: [...new Set(only.flatMap((rule) => parametersOf(rule, { optional: false })))],
  };
}

/** Input members of a rule: its parameter, and those in its ARN, with or without the parts that need not stand. */
function parametersOf(
  { parameter, arn }: ResourceRule,
  { optional }: { readonly optional: boolean } = { optional: true },
): readonly string[] {
  const template = optional ? arn : arn.replace(/\[[^[\]]*\]/g, '');
  const named = [...template.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const members = parameter === '' ? named : [first(parameter), ...named];
  return members.filter((name) => !['Partition', 'Region', 'Account'].includes(name));
}

function first(path: string): string {
  return inputPath(path).steps[0]?.name ?? path;
}
