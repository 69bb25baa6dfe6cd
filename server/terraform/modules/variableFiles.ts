import { evaluate } from '../evaluate/evaluate.ts';
import type { Session } from '../evaluate/Session.ts';
import type { Value } from '../values/Value.ts';
import type { ModuleInstance } from './Module.ts';
import { unitInput } from './terragrunt.ts';

/** What the root module's `.tfvars` files, or its unit's inputs in Terragrunt, set a variable to. */
export function variableFileValue(session: Session, instance: ModuleInstance, name: string): Value | undefined {
  for (const file of session.world.variableFiles(instance.root)) {
    const found = session.world.item(file, name);
    if (found?.content.kind !== 'attribute') continue;
    const scope = { session, instance, file, item: name, pointers: found.pointers, names: null, closed: true };
    return evaluate(scope, found.content.value);
  }
  const unit = session.world.unit(instance.root);
  return unit === undefined ? undefined : unitInput(session, unit, instance.root, name);
}
