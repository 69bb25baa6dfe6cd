import { convictValue } from './convict.ts';
import type { Evaluation } from './Evaluation.ts';
import { nestConfiguration } from './nestConfiguration.ts';
import type { Lazy, Thing, ThingOf } from './Thing.ts';
import { withFallback } from './text.ts';

/** What a reader of one setting by its name gives: Nest's ConfigService, env-var, getenv, convict. */
export function variableRead(evaluation: Evaluation, callee: ThingOf<'member' | 'external'>, given: readonly Lazy[]): Thing | undefined {
  const name = callee.kind === 'member' ? callee.name : (callee.path.at(-1) ?? '');
  const owner = callee.kind === 'member' ? ownerPackage(callee.of) : callee.package;
  switch (owner) {
    case '@nestjs/config': {
      const key = name === 'get' || name === 'getOrThrow' ? keyOf(given) : undefined;
      if (key === undefined) return undefined;
      return orGiven(variable(given) ?? nestConfiguration(evaluation, key), given[1]);
    }
    case 'env-var':
      // `from(process.env)` is what the package itself is.
      if (name === 'from' && callee.kind === 'external' && given[0]?.().kind === 'environmentTable') return { ...callee, path: [] };
      return name === 'get' ? variable(given) : undefined;
    case 'getenv':
    case 'get-env':
      return orGiven(variable(given), given[1]);
    case 'convict':
      return callee.kind === 'member' ? convictValue(evaluation, callee, keyOf(given)) : undefined;
    default:
      return undefined;
  }
}

/** The package that a thing, or what it was made by, is of. */
function ownerPackage(thing: Thing): string | undefined {
  if (thing.kind === 'instance' || thing.kind === 'member') return ownerPackage(thing.of);
  if (thing.kind === 'made') return ownerPackage(thing.by);
  return thing.kind === 'external' ? thing.package : undefined;
}

function keyOf(given: readonly Lazy[]): string | undefined {
  const key = given[0]?.();
  return key?.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
}

/** The variable that the first argument names, if it is written as variables are. */
function variable(given: readonly Lazy[]): Thing | undefined {
  const name = keyOf(given);
  if (name === undefined || !/^[A-Z][A-Z0-9_]*$/.test(name)) return undefined;
  return { kind: 'environment', name, fallback: null, from: given[0]?.().from ?? [] };
}

function orGiven(thing: Thing | undefined, fallback: Lazy | undefined): Thing | undefined {
  const given = fallback?.();
  return thing && given?.kind === 'literal' ? withFallback(thing, () => given, thing.from) : thing;
}
