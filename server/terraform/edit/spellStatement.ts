import type { PartialText } from '../../aws/index.ts';
import { spellElement } from './addElements.ts';
import type { EntryStyle } from './entryStyle.ts';
import { type ListHabits, listHabits } from './listStyle.ts';
import { type Refusal, refuse } from './outcome.ts';
import type { PolicyKeys } from './policyKeys.ts';
import { type NewEntry, type ObjectPlace, spellObject } from './spellObject.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, neighbours } from './statementOf.ts';
import { entryOf, type Surface, type WrittenObject } from './Written.ts';

/** A statement to be written; its effect is `Allow`. */
export interface NewStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly PartialText[];
}

/** The source of a new statement. */
export function spellStatement(
  edited: EditedPolicy,
  surface: Surface,
  keys: PolicyKeys,
  statement: NewStatement,
  style: EntryStyle,
  place: ObjectPlace,
): { readonly text: string } | Refusal {
  const { document } = edited;
  const near = neighbours(edited, surface);
  const all = [keys.action, keys.notAction, keys.resource, keys.notResource];
  const spelled = (texts: readonly PartialText[]): string[] | null => {
    const sources = texts.map((text) => spellElement(edited, surface, [], text)?.text ?? null);
    return sources.includes(null) ? null : sources.filter((source) => source !== null);
  };
  const actions = spelled(statement.actions.map((action) => [action]));
  const resources = spelled(statement.resources);
  if (!actions || !resources) return refuse('a reference cannot be written there: the text would need a variable for it', document.at);
  const isBlock = place.header !== '';
  const habitsOf = (...names: string[]): ListHabits => {
    const habits = listHabits(surface, near, names, all);
    // A block's attributes are sets; of an object's, what is written as a name may be a list.
    return isBlock || (keys.document && habits.single !== 'string') ? { ...habits, singleAsString: false } : habits;
  };
  const actionHabits = habitsOf(keys.action, keys.notAction);
  const resourceHabits = habitsOf(keys.resource, keys.notResource);
  const unlike = near.length === 0 && !keys.document;
  const values = new Map<string, NewEntry['value'] | null>([
    [keys.sid, statement.sid === '' ? null : spellText(surface, [statement.sid], { bare: false, document: false })],
    [keys.effect, keys.document && near.length > 0 && !near.some((other) => entryOf(other, keys.effect)) ? null : '"Allow"'],
    [keys.action, { elements: actions, habits: actionHabits }],
    [keys.resource, { elements: resources, habits: unlike ? { ...resourceHabits, singleAsString: true } : resourceHabits }],
  ]);
  const entries = orderOf(near, keys).flatMap((key): NewEntry[] => {
    const value = values.get(key);
    return value === null || value === undefined ? [] : [{ key, value }];
  });
  return { text: spellObject(entries, style, place) };
}

/** The order of a statement's entries, as the nearest neighbour has them. */
function orderOf(near: readonly WrittenObject[], keys: PolicyKeys): string[] {
  const usual = [keys.sid, keys.effect, keys.action, keys.resource];
  const names = new Map<string, string>([
    [keys.notAction, keys.action],
    [keys.notResource, keys.resource],
  ]);
  const seen = (near[0]?.entries ?? []).map(({ key }) => names.get(key) ?? key).filter((key) => usual.includes(key));
  const order = [...new Set(seen)];
  for (const [index, key] of usual.entries()) {
    if (order.includes(key)) continue;
    const before = usual.slice(0, index).findLast((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
