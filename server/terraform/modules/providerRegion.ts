import { evaluate } from '../evaluate/evaluate.ts';
import { newSession, TooMuch } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { textOf } from '../values/read.ts';
import { openDeclared } from './body.ts';
import type { Standing } from './declarations.ts';
import type { ModuleInstance } from './Module.ts';

/** The region that a provider's block sets, in an instance of its module; `undefined` where it sets none or it is not known. */
export function providerRegion(world: World, instance: ModuleInstance, block: Standing): string | undefined {
  try {
    const opened = openDeclared(newSession(world), instance, { ...block, overrides: [] });
    const region = opened?.attributes.get('region');
    return region && textOf(evaluate(region.scope, region.attribute.value));
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return undefined;
  }
}
