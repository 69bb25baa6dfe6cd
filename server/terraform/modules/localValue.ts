import { evaluate } from '../evaluate/evaluate.ts';
import type { Scope } from '../evaluate/Scope.ts';
import { named } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { failure, undeclared, usedAt } from '../values/build.ts';
import type { Value } from '../values/Value.ts';

/** `local.name` */
export function localValue(scope: Scope, name: string, at: TfNode): Value {
  const { session, instance } = scope;
  const title = `local.${name}`;
  const value = named<Value>(
    session,
    { id: `${instance.id}\n${title}`, name: title, given: instance },
    () => {
      const declared = session.world.declared(instance.folder, 'local', name);
      // The last one of the files that override wins, as it is merged in last.
      const place = declared?.overrides.at(-1) ?? declared;
      const found = place && session.world.attribute(place.file, place.item, name);
      if (!found) return undeclared(at, title);
      const { file, item } = place;
      return evaluate({ session, instance, file, item, pointers: found.pointers, names: null, closed: false }, found.attribute.value);
    },
    (reason) => failure(at, title, reason),
  );
  return usedAt(value, title, at);
}
