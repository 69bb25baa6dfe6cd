import { requires } from '../../aws/index.ts';

const known = new Map<string, ReadonlySet<string>>();

/** Members of an operation's input that name a resource, or on which a permission depends; by what AWS says. */
export function resourceParameters(pkg: string, operation: string): ReadonlySet<string> {
  const key = `${pkg} ${operation}`;
  let names = known.get(key);
  if (!names) known.set(key, (names = read(pkg, operation)));
  return names;
}

function read(pkg: string, operation: string): ReadonlySet<string> {
  const names = new Set<string>();
  const needs = requires(pkg, operation);
  for (const { when } of needs?.conditional ?? []) if ('parameter' in when) names.add(first(when.parameter));
  for (const need of [...(needs?.actions ?? []), ...(needs?.conditional ?? [])]) {
    for (const { parameter, arn } of need.resources) {
      names.add(first(parameter));
      for (const [, name] of arn.matchAll(/\$\{(\w+)\}/g)) if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function first(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
