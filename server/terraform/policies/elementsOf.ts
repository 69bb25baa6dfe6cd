import type { Problem } from '../Policy.ts';
import { settle } from '../values/read.ts';
import type { ObjectEntry, ObjectValue } from '../values/Value.ts';

/**
 * The elements of a policy or of a statement that are given, by their names; what is no element of one (`allowed`) is added to
 * the problems, with the name that it seems to mean. `null` is as if nothing were written.
 */
export function elementsOf(
  object: ObjectValue,
  of: 'policy' | 'statement',
  allowed: ReadonlySet<string>,
  problems: Problem[],
): ReadonlyMap<string, ObjectEntry> {
  const entries = new Map<string, ObjectEntry>();
  for (const entry of object.entries) {
    if (settle(entry.value).kind === 'null') continue;
    entries.set(entry.key, entry);
    if (!entry.keyValue && !allowed.has(entry.key))
      problems.push({
        about: `element ${entry.key}`,
        reason: `${entry.key || 'An empty name'} is no element of a ${of}${closest(entry.key, allowed)}.`,
        at: entry.value.at,
      });
  }
  return entries;
}

/** `; it is called Action` where a name differs from one only by case or a plural's s. */
function closest(key: string, names: ReadonlySet<string>): string {
  const plain = (name: string) => name.toLowerCase().replaceAll('_', '').replace(/s$/, '');
  const found = [...names].find((name) => plain(name) === plain(key));
  return found ? `; it is called ${found}` : '';
}
