import { namesFilled } from '../scope/memberFilling.ts';

/**
 * Names of members that a text seems to assign on something that is not `this`: `config.table = …`; `*` for `config[key] = …`,
 * and what calls such as `Object.assign(config, …)` give.
 */
export function assignedNames(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { 1: name = '', index } of text.matchAll(assignment)) if (!endsWithThis(text, index)) found.add(name);
  if (/\]\s*(?:\?\?|\|\||&&|\+)?=(?![=>])/.test(text)) found.add('*');
  for (const name of namesFilled(text)) found.add(name);
  return found;
}

/** A dot, a name, and an operator that assigns: no comparison, no arrow. It begins at a dot, so that no run of names is tried from each letter. */
const assignment = /\.([\w$]+)\s*(?:\?\?|\|\||&&|\+)?=(?![=>])/g;

function endsWithThis(text: string, end: number): boolean {
  const at = text[end - 1] === '!' ? end - 1 : end;
  return text.endsWith('this', at) && !/[\w$.]/.test(text[at - 5] ?? '');
}
