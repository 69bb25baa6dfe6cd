import { equal } from '../../query/index.ts';
import type { TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { type Located, locate } from './locate.ts';
import { sameNode } from './outcome.ts';
import { policyKeys } from './policyKeys.ts';
import type { Written, WrittenEntry, WrittenObject } from './Written.ts';

/**
 * Whether two statements are written alike but for Sid, effect and actions: what they refer to is then the same whatever its
 * value is. Two lists that only happen to be equal, for a variable's default, are not alike.
 */
export function writtenAlike(context: EditContext, a: TfNode, b: TfNode): boolean {
  const [first, second] = [locate(context, a), locate(context, b)];
  if (!first || !second || sameNode(a, b)) return false;
  if (first.written.kind !== 'object' || second.written.kind !== 'object') return false;
  return equal(otherEntries(first, first.written), otherEntries(second, second.written));
}

function otherEntries(located: Located, statement: WrittenObject): readonly string[] {
  const { sid, effect, action, notAction } = policyKeys(statement, false);
  const others = statement.entries.filter(({ key }) => ![sid, effect, action, notAction].includes(key));
  return others.map((entry) => entryText(located, entry)).sort();
}

const entryText = (located: Located, { key, value }: WrittenEntry): string => `${key} = ${valueText(located, value)}`;

/** A value's text without its layout, a list's elements in order; a single value is a list of one. */
function valueText(located: Located, value: Written): string {
  const { text } = located.surface;
  if (value.kind === 'list')
    return value.elements
      .map((element) => valueText(located, element))
      .sort()
      .join(', ');
  if (value.kind === 'object')
    return `{ ${value.entries
      .map((entry) => entryText(located, entry))
      .sort()
      .join(', ')} }`;
  if (value.kind === 'joined') return `${value.function}(${value.parts.map((part) => valueText(located, part)).join('; ')})`;
  return text.slice(value.start, value.end).replace(/\s+/g, ' ');
}
