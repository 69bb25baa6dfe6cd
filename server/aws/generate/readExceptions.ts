import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResourceRule } from '../requirement.ts';
import { matches } from '../wildcard.ts';

/** One line of an exceptions file; `README.md` beside them says what the lines mean. */
export type ExceptionLine = { readonly place: string; readonly client: string; readonly page: string } & (
  | { readonly kind: 'prefix'; readonly prefixes: readonly string[] }
  | { readonly kind: 'actions'; readonly operations: readonly string[]; readonly actions: readonly string[] | 'verb' }
  | { readonly kind: 'conditional'; readonly operations: readonly string[]; readonly action: string; readonly trigger: string }
  /** An action that follows from no parameter of these operations. */
  | { readonly kind: 'never'; readonly operations: readonly string[]; readonly action: string }
  | {
      readonly kind: 'resource';
      readonly type: string;
      /** Only for these operations and this action; for all with such a parameter where it is left out. */
      readonly of: { readonly operations: readonly string[]; readonly action: string } | undefined;
      readonly parameter: string;
      readonly from: ResourceRule['from'];
      readonly arn: string;
    }
);

const FORMS = {
  prefix: /^prefix (.+)$/,
  resource: /^resource (.+?)(?: of (\S+) (\S+))? = (\S+) as (name|arn|url|alias|name-or-arn|partiql) (\S+)$/,
  actions: /^(.+?) = (.+)$/,
  never: /^(.+?) - (\S+)$/,
  conditional: /^(.+?) \+ (\S+) when (?:"([^"]+)"|(\S+))$/,
};

/** Reads every `exceptions/*.txt`; a line that is in no known form is an error that names its place. */
export function readExceptions(): readonly ExceptionLine[] {
  const folder = fileURLToPath(new URL('../exceptions/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseExceptions(name, readFileSync(join(folder, name), 'utf8')));
}

export function parseExceptions(file: string, text: string): readonly ExceptionLine[] {
  const lines: ExceptionLine[] = [];
  const pages = new Map<string, string>();
  let client = '';
  text.split('\n').forEach((raw, index) => {
    const place = `${file}:${index + 1}`;
    const line = raw.trim().replace(/\s+/g, ' ');
    if (line === '' || line.startsWith('#')) return;
    const named = /^client (\S+)$/.exec(line);
    if (named !== null) {
      client = named[1] ?? '';
      return;
    }
    const paged = /^page (\w+) (https:\/\/\S+)$/.exec(line);
    if (paged !== null) {
      pages.set(paged[1] ?? '', paged[2] ?? '');
      return;
    }
    const sourced = /^(.+) @(\w+)$/.exec(line);
    const page = pages.get(sourced?.[2] ?? '');
    if (sourced === null || page === undefined || client === '')
      throw new Error(`${place}: a line needs a client above it and ends with @page.`);
    lines.push({ place, client, page, ...parseLine(place, sourced[1] ?? '') });
  });
  return lines;
}

type Parsed = ExceptionLine extends infer Line ? (Line extends ExceptionLine ? Omit<Line, 'place' | 'client' | 'page'> : never) : never;

function parseLine(place: string, line: string): Parsed {
  const list = (text: string | undefined): string[] => (text ?? '').split(/, ?| /).filter((part) => part !== '');
  const prefix = FORMS.prefix.exec(line);
  if (prefix !== null) return { kind: 'prefix', prefixes: list(prefix[1]) };
  const resource = FORMS.resource.exec(line);
  if (resource !== null) {
    const [, type = '', operations, action, parameter = '', from, arn = ''] = resource;
    const of = operations === undefined || action === undefined ? undefined : { operations: operations.split(','), action };
    return { kind: 'resource', type, of, parameter, from: from as ResourceRule['from'], arn };
  }
  const conditional = FORMS.conditional.exec(line);
  if (conditional !== null) {
    const [, operations, action = '', state, parameter] = conditional;
    return { kind: 'conditional', operations: list(operations), action, trigger: state === undefined ? (parameter ?? '') : `~${state}` };
  }
  const never = FORMS.never.exec(line);
  if (never !== null) return { kind: 'never', operations: list(never[1]), action: never[2] ?? '' };
  const actions = FORMS.actions.exec(line);
  if (actions !== null) {
    const what = actions[2] ?? '';
    return { kind: 'actions', operations: list(actions[1]), actions: what === 'verb' ? 'verb' : what === 'none' ? [] : list(what) };
  }
  throw new Error(`${place}: no known form: ${line}`);
}

/** Whether a line's operation patterns (names, `*` as wildcard) name the operation. */
export function namesOperation(patterns: readonly string[], operation: string): boolean {
  return patterns.some((pattern) => matches(pattern, operation));
}
