import type { Evaluation } from './Evaluation.ts';
import type { Lazy, Thing, ThingOf } from './Thing.ts';
import { withFallback } from './text.ts';

const parsers = new Set([
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'validate',
  'validateSync',
  'attempt',
  'cast',
  'Parse',
  'Decode',
  'decodeSync',
  'assert',
]);
/** Members under which a parser hands out what it parsed. */
const results = new Set(['data', 'value', 'output']);

/**
 * A member of what a schema library made of an object: of `process.env` (zod, envalid, t3-env, joi, valibot, …), the
 * variable of that name, with the schema's default. `undefined` where it is not such a thing.
 */
export function parsedMember(evaluation: Evaluation, made: ThingOf<'made'>, key: string): Thing | undefined {
  const source = sourceOf(evaluation, made);
  if (!source) return undefined;
  if (results.has(key) && source.kind === 'environmentTable') return made;
  const value = evaluation.property(source, key);
  if (source.kind !== 'environmentTable' && value.kind !== 'environment') {
    if (results.has(key) && (value.kind === 'undefined' || value.kind === 'unknown')) return made;
    if (value.kind === 'unknown') return undefined;
  }
  const shape = shapeOf(evaluation, made, 0);
  const rule = shape?.kind === 'object' && shape.members.has(key) ? evaluation.property(shape, key) : undefined;
  const fallback = rule && defaultOf(evaluation, rule, 0);
  return fallback ? withFallback(value, fallback, value.from) : value;
}

/** What was parsed: `process.env`, or an object. */
function sourceOf(evaluation: Evaluation, made: ThingOf<'made'>): Thing | undefined {
  const isParser = made.by.kind === 'member' && parsers.has(made.by.name);
  for (const lazy of made.arguments.slice(0, 3)) {
    const given = lazy();
    if (given.kind === 'environmentTable') return given;
    if (given.kind !== 'object') continue;
    const runtime = given.members.has('runtimeEnv') ? 'runtimeEnv' : given.members.has('runtimeEnvStrict') ? 'runtimeEnvStrict' : undefined;
    if (runtime !== undefined) return evaluation.property(given, runtime);
    if (isParser) return given;
  }
  return undefined;
}

/** The object of the rules, by name. */
function shapeOf(evaluation: Evaluation, thing: Thing, depth: number): Thing | undefined {
  if (depth > 6 || thing.kind !== 'made') return undefined;
  const objects = thing.arguments.slice(0, 3).flatMap((lazy) => {
    const given = lazy();
    return given.kind === 'object' ? [given] : given.kind === 'made' ? [shapeOf(evaluation, given, depth + 1)] : [];
  });
  const inner = thing.by.kind === 'member' ? shapeOf(evaluation, thing.by.of, depth + 1) : undefined;
  const members = new Map<string, Lazy>();
  for (const object of [inner, ...objects]) {
    if (object?.kind !== 'object') continue;
    for (const [key, lazy] of object.members) {
      members.set(key, lazy);
      // t3-env keeps its rules one level down.
      if (key !== 'server' && key !== 'client' && key !== 'shared') continue;
      const part = lazy();
      if (part.kind === 'object') for (const [name, rule] of part.members) members.set(name, rule);
    }
  }
  return members.size > 0 ? { kind: 'object', members, open: true, node: null, from: thing.from } : undefined;
}

/** The default that a rule gives: `z.string().default('x')`, `str({ default: 'x' })`. */
function defaultOf(evaluation: Evaluation, rule: Thing, depth: number): Lazy | undefined {
  if (depth > 8 || rule.kind !== 'made') return undefined;
  if (rule.by.kind === 'member') {
    if (['default', 'catch', 'prefault'].includes(rule.by.name)) return rule.arguments[0];
    const before = defaultOf(evaluation, rule.by.of, depth + 1);
    if (before) return before;
  }
  const options = rule.arguments[0]?.();
  if (options?.kind === 'object' && options.members.has('default')) return options.members.get('default');
  return undefined;
}

/** Readers of one variable by its name: Nest's ConfigService, env-var, getenv. */
export function variableRead(callee: ThingOf<'member' | 'external'>, given: readonly Lazy[]): Thing | undefined {
  const name = callee.kind === 'member' ? callee.name : (callee.path.at(-1) ?? '');
  const owner = callee.kind === 'member' ? ownerPackage(callee.of) : callee.package;
  const known =
    owner === '@nestjs/config'
      ? name === 'get' || name === 'getOrThrow'
      : owner === 'env-var'
        ? name === 'get'
        : owner === 'getenv' || owner === 'get-env';
  if (!known) return undefined;
  const key = given[0]?.();
  if (key?.kind !== 'literal' || typeof key.value !== 'string' || !/^[A-Z][A-Z0-9_]*$/.test(key.value)) return undefined;
  const variable: Thing = { kind: 'environment', name: key.value, fallback: null, from: key.from };
  const second = given[1]?.();
  return second?.kind === 'literal' ? withFallback(variable, () => second, variable.from) : variable;
}

function ownerPackage(thing: Thing): string | undefined {
  if (thing.kind === 'instance') return ownerPackage(thing.of);
  if (thing.kind === 'made') return ownerPackage(thing.by);
  return thing.kind === 'external' ? thing.package : undefined;
}
