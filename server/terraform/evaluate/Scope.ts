import type { FilePath } from '../../files/index.ts';
import type { ModuleInstance } from '../modules/Module.ts';
import type { TfNode } from '../Policy.ts';
import { textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { Value } from '../values/Value.ts';
import type { Session } from './Session.ts';

/** What an expression is evaluated in. */
export interface Scope {
  readonly session: Session;
  readonly instance: ModuleInstance;
  /** Where the expression stands. */
  readonly file: FilePath;
  readonly item: string;
  /** Of an item in JSON: the pointer of each node. */
  readonly pointers: readonly string[] | null;
  /** Names that hide those of the module: of `for`, `each`, `count`, a dynamic block's iterator, a template's variables. */
  readonly names: Names | null;
  /** Only `names` counts: the expression stands in a template file. */
  readonly closed: boolean;
}

/** A name and what it stands for, and the names around it that it may hide. */
export interface Names {
  readonly name: string;
  readonly value: Value;
  readonly outer: Names | null;
  /** Which of several it stands for: `local.statements[0]`. What is not known of two of them is two things. */
  readonly shown?: string;
}

/** The scope with one name more; `shown` is which of several it stands for. */
export function withName(scope: Scope, name: string, value: Value, shown?: string): Scope {
  return { ...scope, names: { name, value, outer: scope.names, ...(shown !== undefined && { shown }) } };
}

/** The name of a value in the scope, or which of several it stands for there. */
export function shownName(scope: Scope, name: string): string {
  for (let names = scope.names; names; names = names.outer) if (names.name === name) return names.shown ?? name;
  return name;
}

/** What a name of the scope stands for; `undefined`: it is not the scope's own. */
export function lookUp(scope: Scope, name: string): Value | undefined {
  for (let names = scope.names; names; names = names.outer) if (names.name === name) return names.value;
  return undefined;
}

/** The node `id` of the item that the scope stands in. */
export function nodeAt(scope: Scope, id: number): TfNode {
  if (scope.pointers) return { file: scope.file, item: scope.pointers[id] ?? '', node: 0 };
  return { file: scope.file, item: scope.item, node: id };
}

/** The scope of an instance of `for_each`: `each.key` and `each.value`. */
export function eachNames(scope: Scope, at: TfNode, key: Value, value: Value): Scope {
  const each: Value = {
    kind: 'object',
    at,
    open: null,
    entries: [
      { key: 'key', keyAt: at, value: key },
      { key: 'value', keyAt: at, value },
    ],
  };
  return withName(scope, 'each', each, `each[${textOf(key) ?? shownText(key) ?? '?'}]`);
}

/** The scope of an instance of `count`: `count.index`. */
export function countNames(scope: Scope, at: TfNode, index: Value): Scope {
  return withName(scope, 'count', { kind: 'object', at, open: null, entries: [{ key: 'index', keyAt: at, value: index }] });
}
