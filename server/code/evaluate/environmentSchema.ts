import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Lazy, type Thing, type ThingOf } from './Thing.ts';
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
  const file = variablesOfFile(made, key);
  if (file) return file;
  const source = sourceOf(evaluation, made);
  if (!source) return undefined;
  const transformed = results.has(key) ? undefined : transformedWhole(evaluation, made);
  if (transformed) return evaluation.property(transformed, key);
  if (results.has(key) && source.kind === 'environmentTable') return made;
  const value = evaluation.property(source, key);
  if (source.kind !== 'environmentTable' && value.kind !== 'environment') {
    if (results.has(key) && (value.kind === 'undefined' || value.kind === 'unknown')) return made;
    if (value.kind === 'unknown') return value;
  }
  const shape = shapeOf(evaluation, made, 0);
  const rule = shape?.kind === 'object' && shape.members.has(key) ? evaluation.property(shape, key) : undefined;
  const fallback = rule && defaultOf(evaluation, rule, 0);
  const known = fallback ? withFallback(value, fallback, value.from) : value;
  return rule ? transformations(rule).reduce((thing, change) => evaluation.call(change(), [() => thing], made.node), known) : known;
}

/** Packages whose schemas' `parse` gives back the text that it is given. Sources: https://zod.dev, https://github.com/jquense/yup */
const textSchemas = new Set(['zod', 'yup']);
const givesText = new Set(['parse', 'parseAsync', 'validateSync', 'cast']);
/** Parts of a schema that may make another text of it. */
const changing = new Set(['transform', 'pipe', 'preprocess', 'overwrite', 'codec', 'toLowerCase', 'toUpperCase', 'lowercase', 'uppercase']);

/** What a schema of a text gives of what is known: `z.enum(stages).parse(process.env.STAGE)`; `undefined` where it is no such call. */
export function parsedText(callee: ThingOf<'member' | 'external' | 'global'>, given: readonly Lazy[]): Thing | undefined {
  if (callee.kind !== 'member' || !givesText.has(callee.name)) return undefined;
  let fallback: Lazy | undefined;
  let part = callee.of;
  for (; part.kind === 'made' || part.kind === 'member'; part = part.kind === 'made' ? part.by : part.of) {
    if (part.kind !== 'made') continue;
    const name = part.by.kind === 'member' ? part.by.name : part.by.kind === 'external' ? (part.by.path.at(-1) ?? '') : '';
    if (changing.has(name)) return undefined;
    if (name === 'default' || name === 'catch' || name === 'prefault') fallback ??= part.arguments[0];
  }
  if (part.kind !== 'external' || !textSchemas.has(part.package)) return undefined;
  const text = given[0]?.();
  const isText = text && alternatives(text).some(({ kind }) => kind === 'environment' || kind === 'template' || kind === 'literal');
  if (!isText) return undefined;
  return fallback ? withFallback(text, fallback, text.from) : text;
}

/** Whether a thing is what a schema made of something that is known, so that its declared type says no more of it. */
export function isParsed(evaluation: Evaluation, thing: Thing): boolean {
  return thing.kind === 'made' && sourceOf(evaluation, thing) !== undefined;
}

/** Packages that read a file of variables into the environment, and hand out what they read as `parsed`. */
const environmentFiles = new Set(['dotenv', 'dotenv-expand', 'dotenv-flow', 'dotenv-safe', 'dotenvx', '@dotenvx/dotenvx']);

function variablesOfFile(made: ThingOf<'made'>, key: string): Thing | undefined {
  if (made.by.kind !== 'external' || !environmentFiles.has(made.by.package)) return undefined;
  if (made.by.path.at(-1) === 'parse') return { kind: 'environment', name: key, fallback: null, from: made.from };
  return key === 'parsed' ? { kind: 'environmentTable', from: made.from } : undefined;
}

/** What a schema of the shape `rules.transform(f).parse(x)` gives: `f` of what the rules make of `x`. */
function transformedWhole(evaluation: Evaluation, made: ThingOf<'made'>): Thing | undefined {
  if (made.by.kind !== 'member') return undefined;
  for (let schema = made.by.of; schema.kind === 'made' && schema.by.kind === 'member'; schema = schema.by.of) {
    const [change] = schema.arguments;
    if (schema.by.name !== 'transform' || !change) continue;
    const before: Thing = { ...made, by: { ...made.by, of: schema.by.of } };
    return evaluation.call(change(), [() => before], made.node);
  }
  return undefined;
}

/** The functions of a rule's `transform`s, the first to be applied first. */
function transformations(rule: Thing): readonly Lazy[] {
  const found: Lazy[] = [];
  for (let part = rule; part.kind === 'made' && part.by.kind === 'member'; part = part.by.of) {
    const [change] = part.arguments;
    if (part.by.name === 'transform' && change) found.unshift(change);
  }
  return found;
}

/** What was parsed: `process.env`, or an object. */
function sourceOf(evaluation: Evaluation, made: ThingOf<'made'>): Thing | undefined {
  const isParser = made.by.kind === 'member' && parsers.has(made.by.name);
  for (const lazy of made.arguments.slice(0, 3)) {
    const given = lazy();
    if (given.kind === 'environmentTable') return given;
    if (given.kind !== 'object') continue;
    const runtime = ['runtimeEnv', 'runtimeEnvStrict'].find((key) => given.members.has(key));
    if (runtime !== undefined) return evaluation.property(given, runtime);
    // Only what the browser sees is written there; the rest is read from the environment.
    if (given.members.has('experimental__runtimeEnv')) return { kind: 'environmentTable', from: given.from };
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
