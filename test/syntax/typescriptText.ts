import { expect } from 'vitest';
import { loadGrammars, readTypeScript, type TsItem, type TsOutline } from '../../server/syntax/index.ts';

await loadGrammars();

/** Reads a text as a `.ts` file, or as another by its name. */
export function read(text: string, file = '/w/a.ts', previous?: TsOutline): TsOutline {
  return readTypeScript(text, file, previous);
}

/** All items of a text, one a line: `key = content`. */
export function items(text: string, file?: string): string[] {
  return [...read(text, file).items.values()].map((item) => `${item.key} = ${print(contentOf(item))}`);
}

/** What the first statement of a text says. It must be read without errors. */
export function statement(text: string, file?: string): string {
  const outline = read(text, file);
  expect(outline.errors).toEqual([]);
  return print(contentOf(itemAt(outline, 0)));
}

/** What an expression says. */
export function expression(text: string, file?: string): string {
  return statement(`x = ${text}`, file).replace(/^expression\(value: assign\(operator: "=", target: x, value: ([\s\S]*)\)\)$/, '$1');
}

/** What a type says. */
export function type(text: string): string {
  return statement(`type X = ${text};`).replace(/^typeAlias\(name: "X", type: ([\s\S]*)\)$/, '$1');
}

/** The texts of all nodes of an item, in the order of their ids. */
export function nodeTexts(text: string, key?: string): string[] {
  const outline = read(text);
  const item = key === undefined ? itemAt(outline, 0) : outline.items.get(key);
  if (!item) throw new Error(`no item ${key}`);
  return Array.from({ length: item.ranges.length / 2 }, (_, id) => textOfNode(text, item, id));
}

function textOfNode(text: string, item: TsItem, id: number): string {
  return text.slice(item.start + (item.ranges[2 * id] ?? Number.NaN), item.start + (item.ranges[2 * id + 1] ?? Number.NaN));
}

function itemAt(outline: TsOutline, index: number): TsItem {
  const item = [...outline.items.values()][index];
  if (!item) throw new Error('the text has no item');
  return item;
}

function contentOf(item: TsItem): unknown {
  return item.content.kind === 'statement' ? item.content.statement : item.content.member;
}

/**
 * A node in short: `kind(member: value, …)` without ids and without members that are `false`, `null` or empty lists;
 * identifiers, strings, numbers and booleans stand for themselves.
 */
function print(node: unknown): string {
  if (Array.isArray(node)) return `[${node.map(print).join(', ')}]`;
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  const { kind, ...members } = node as Record<string, unknown>;
  if (kind === 'identifier') return String(members.name);
  if (kind === 'string' || kind === 'number' || kind === 'boolean') return JSON.stringify(members.value);
  if (kind === 'literalType') return `literal ${JSON.stringify(members.value)}`;
  if (kind === 'typeReference' && members.specifier === null && print(members.arguments) === '[]') return `type ${members.name}`;
  const said = Object.entries(members).filter(([name, value]) => !/^id$|Id$/.test(name) && !isDefault(value));
  return `${kind ?? ''}(${said.map(([name, value]) => `${name}: ${print(value)}`).join(', ')})`;
}

function isDefault(value: unknown): boolean {
  return value === false || value === null || (Array.isArray(value) && value.length === 0);
}
