import { settle } from './read.ts';
import type { Value } from './Value.ts';

/**
 * The text that `jsonencode` makes of a value; `undefined` where a part of it is not known. Keys are sorted and `<`, `>`,
 * `&` escaped, as https://developer.hashicorp.com/terraform/language/functions/jsonencode says.
 */
export function stringifyJson(given: Value): string | undefined {
  const plain = knownPlain(given);
  if (plain === undefined) return undefined;
  return JSON.stringify(plain.value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function knownPlain(given: Value): { readonly value: unknown } | undefined {
  const value = settle(given);
  switch (value.kind) {
    case 'null':
      return { value: null };
    case 'number':
    case 'boolean':
      return { value: value.value };
    case 'json': {
      const text = stringifyJson(value.value);
      return text === undefined ? undefined : { value: text };
    }
    case 'string': {
      let text = '';
      for (const piece of value.pieces) {
        if (!('text' in piece)) return undefined;
        text += piece.text;
      }
      return { value: text };
    }
    case 'list': {
      if (value.open !== null) return undefined;
      const elements: unknown[] = [];
      for (const element of value.elements) {
        const plain = knownPlain(element);
        if (!plain) return undefined;
        elements.push(plain.value);
      }
      return { value: elements };
    }
    case 'object': {
      if (value.open !== null) return undefined;
      const entries: [string, unknown][] = [];
      for (const entry of value.entries) {
        const plain = knownPlain(entry.value);
        if (!plain) return undefined;
        entries.push([entry.key, plain.value]);
      }
      return { value: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) };
    }
    default:
      return undefined;
  }
}

/** A value as plain JSON, with what is not known as `${name}`. */
export function plainJson(given: Value): unknown {
  const value = settle(given);
  switch (value.kind) {
    case 'null':
      return null;
    case 'number':
    case 'boolean':
      return value.value;
    case 'json':
      return stringifyJson(value.value) ?? '${json}';
    case 'string':
      return value.pieces
        .map((piece) => ('text' in piece ? piece.text : `\${${piece.hole.kind === 'json' ? 'json' : piece.hole.name}}`))
        .join('');
    case 'list':
      return value.elements.map(plainJson);
    case 'object':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plainJson(entry.value)]));
    default:
      return `\${${value.name}}`;
  }
}

/** A text with what is not known of it as `${name}`; `undefined` where nothing of it is known. */
export function shownText(value: Value): string | undefined {
  const settled = settle(value);
  if (settled.kind !== 'string' || !settled.pieces.some((piece) => 'text' in piece)) return undefined;
  return String(plainJson(settled));
}

/** A key as it is shown where it is not known: as a text known in part, or by its name; `undefined` for what can be no key. */
export function shownKey(value: Value): string | undefined {
  const settled = settle(value);
  const isSymbol = settled.kind === 'reference' || (settled.kind === 'unknown' && !settled.error);
  return isSymbol ? `\${${settled.name}}` : shownText(settled);
}
