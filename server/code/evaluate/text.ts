import type { CodeNode } from '../Value.ts';
import { alternatives, literal, oneOf, type Thing, unknown } from './Thing.ts';

const longestText = 2_000;
const mostParts = 20;
const mostTexts = 12;

/** A text put together from parts; one text for each choice of its parts, up to a bound: a part past that is not known. */
export function joined(parts: readonly (string | Thing)[], from: readonly CodeNode[]): Thing {
  let texts: (string | Thing)[][] = [[]];
  for (const part of parts) {
    const all = typeof part === 'string' ? [part] : withoutUndefined(alternatives(part));
    const options = texts.length * all.length > mostTexts ? [severalTexts(part)] : all;
    texts = texts.flatMap((text) => options.map((option) => [...text, option]));
  }
  return oneOf(
    texts.map((text) => flat(text, from)),
    from,
  );
}

/** What stands for a part that would make too many texts: where it stands is still known. */
function severalTexts(part: string | Thing): Thing {
  return unknown('one of too many texts', typeof part === 'string' ? [] : part.from);
}

/** A setting that may be missing is not meant to be the text "undefined". */
function withoutUndefined(options: readonly Thing[]): readonly Thing[] {
  const defined = options.filter(({ kind }) => kind !== 'undefined');
  return defined.length > 0 ? defined : options;
}

function flat(parts: readonly (string | Thing)[], from: readonly CodeNode[]): Thing {
  const result: (string | Thing)[] = [];
  const sources = new Set<CodeNode>();
  const add = (part: string | Thing): void => {
    if (typeof part !== 'string') {
      if (part.kind === 'template') {
        for (const inner of part.parts) add(inner);
        return;
      }
      if (part.kind !== 'literal') {
        result.push(part);
        return;
      }
      for (const node of part.from) sources.add(node);
    }
    const text = typeof part === 'string' ? part : String(part.value);
    const last = result.at(-1);
    if (text === '') return;
    if (typeof last === 'string') result[result.length - 1] = last + text;
    else result.push(text);
  };
  for (const part of parts) add(part);
  const only = result[0];
  const all = [...sources, ...from];
  if (result.length === 0) return literal('', all);
  if (result.length === 1 && typeof only === 'string')
    return only.length > longestText ? unknown('a very long text', all) : literal(only, all);
  // A text of one part that is not known is what that is.
  if (result.length === 1 && only !== undefined && typeof only !== 'string') return only;
  if (result.length > mostParts) return unknown('a text of very many parts', all);
  return { kind: 'template', parts: result, from: all };
}

/** `thing ?? fallback`. */
export function withFallback(thing: Thing, fallback: () => Thing, from: readonly CodeNode[]): Thing {
  const { maybe, ...sure } = thing;
  if (maybe) return oneOf([withFallback(sure, fallback, from), fallback()], from);
  switch (thing.kind) {
    case 'undefined':
      return fallback();
    case 'literal':
      return thing.value === null || thing.value === '' ? fallback() : thing;
    case 'environment': {
      const next = thing.fallback ? withFallback(thing.fallback, fallback, from) : fallback();
      const isNone = next.kind === 'undefined' || (next.kind === 'environment' && next.name === thing.name && next.fallback === null);
      return isNone ? thing : { ...thing, fallback: next };
    }
    case 'oneOf':
      return oneOf(
        thing.things.map((inner) => withFallback(inner, fallback, from)),
        from,
      );
    case 'unknown':
      return oneOf([thing, fallback()], from);
    default:
      return thing;
  }
}
