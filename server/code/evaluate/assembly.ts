import type { CodeNode } from '../Value.ts';
import { alternatives, isNothing, type Lazy, oneOf, perhaps, type Thing, type ThingOf } from './Thing.ts';

/** An object that is put together from members and from other objects, the later before the earlier: `{ a, ...b }`, `Object.assign(a, b)`. */
export interface Assembly {
  set(key: string, value: Lazy): void;
  /** A member under a key that is not known as text. */
  setUnder(key: Lazy | null, name: string, value: Lazy): void;
  /** Adds the members of what is spread; of one of several things each, beside what stood there before. */
  spread(thing: Thing): void;
  object(node: CodeNode | null, from: readonly CodeNode[]): ThingOf<'object'>;
}

export function createAssembly(): Assembly {
  const members = new Map<string, Lazy>();
  let open = false;
  let rest: Thing | undefined;
  let keys: readonly Lazy[] = [];

  const spreadOption = (option: Thing): void => {
    if (option.kind === 'object') {
      if (option.keys) keys = [...keys, ...option.keys];
      else open ||= option.open;
      rest = option.rest ?? rest;
    } else if (option.kind === 'environmentTable') rest = option;
    else if (!isNothing(option) && !(option.kind === 'literal' && typeof option.value !== 'string')) open = true;
  };
  return {
    set: (key, value) => void members.set(key, value),
    setUnder: (key, name, value) => {
      if (key) keys = [...keys, key];
      members.set(name, value);
    },
    spread: (thing) => {
      const options = alternatives(thing);
      const objects = options.filter((option) => option.kind === 'object');
      for (const option of options) spreadOption(option);
      // What is not known may replace whatever stood there before.
      const replacing = options.filter((option) => option.kind === 'unknown');
      if (replacing.length > 0) for (const [key, before] of members) members.set(key, () => oneOf([before(), ...replacing]));
      for (const key of new Set(objects.flatMap((object) => [...object.members.keys()]))) {
        const given = objects.flatMap((object) => object.members.get(key) ?? []);
        const [only] = given;
        const before = members.get(key);
        if (given.length === options.length && !thing.maybe)
          members.set(key, given.length === 1 && only ? only : () => oneOf(given.map((lazy) => lazy())));
        else if (before) members.set(key, () => oneOf([before, ...given].map((lazy) => lazy())));
        else members.set(key, () => perhaps(oneOf(given.map((lazy) => lazy()))));
      }
    },
    object: (node, from) => {
      const known = !open && rest === undefined && keys.length > 0;
      return {
        kind: 'object',
        members,
        open: open || rest !== undefined || keys.length > 0,
        ...(known && { keys }),
        ...(rest && { rest }),
        node,
        from,
      };
    },
  };
}
