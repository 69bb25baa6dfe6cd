import { halves } from './actionPattern.ts';
import { keysOfAction } from './conditionKeys.ts';
import { readActions, readIndex, readTexts } from './data.ts';
import type { ActionsRow } from './dataShapes.ts';
import { matches } from './wildcard.ts';

/** What AWS documents of one IAM action. */
export interface ActionFacts {
  /** Canonical spelling, `s3:PutObject`. */
  readonly name: string;
  readonly accessLevel: 'Read' | 'Write' | 'List' | 'Tagging' | 'Permissions management';
  /** What it allows: `add an object to a bucket`. */
  readonly description: string;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean; readonly arns: readonly string[] }[];
  /** Those of its resource types among them, sorted. */
  readonly conditionKeys: readonly string[];
  /** Its service's page in the Service Authorization Reference. */
  readonly url: string;
}

const LEVELS = { R: 'Read', W: 'Write', L: 'List', T: 'Tagging', P: 'Permissions management' } as const;
const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';

/** An action's spelling, its row, and its place in the order of the names. */
interface Entry {
  readonly name: string;
  readonly row: ActionsRow;
  readonly place: number;
}

interface Service {
  /** Their full names, sorted. */
  readonly names: readonly string[];
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, Entry>;
  readonly types: readonly { readonly name: string; readonly arns: readonly string[] }[];
}

const services = new Map<string, Service>();

function service(prefix: string): Service | undefined {
  const known = services.get(prefix);
  if (known !== undefined) return known;
  const file = readActions(prefix);
  if (file === undefined) return undefined;
  const named = file.rows.flatMap((row) => row[0].split(' ').map((name) => ({ name, row }))).sort((a, b) => (a.name < b.name ? -1 : 1));
  const actions = new Map(named.map((one, place): [string, Entry] => [one.name.toLowerCase(), { ...one, place }]));
  const made: Service = {
    names: named.map(({ name }) => `${prefix}:${name}`),
    actions,
    types: file.types.map(([name, ...arns]) => ({ name, arns: arns.map((arn) => expandArn(prefix, arn)) })),
  };
  services.set(prefix, made);
  return made;
}

/** A template in full, where the data leaves out the start that most ARNs of a service share. */
export function expandArn(prefix: string, arn: string): string {
  return arn.startsWith('@') ? `arn:\${Partition}:${prefix}:\${Region}:\${Account}:${arn.slice(1)}` : arn;
}

interface Found {
  readonly prefix: string;
  readonly service: Service;
  readonly entry: Entry;
}

function find(name: string): Found | undefined {
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0)).toLowerCase();
  const found = service(prefix);
  const entry = found?.actions.get(name.slice(colon + 1).toLowerCase());
  return found === undefined || entry === undefined ? undefined : { prefix, service: found, entry };
}

const factsOfEntries = new WeakMap<Entry, ActionFacts>();

/** The facts of an action, whatever the case of its spelling; `undefined` when the catalogue has no such action. */
export function action(name: string): ActionFacts | undefined {
  const found = find(name);
  if (found === undefined) return undefined;
  let facts = factsOfEntries.get(found.entry);
  if (!facts) factsOfEntries.set(found.entry, (facts = factsOf(found)));
  return facts;
}

function factsOf(found: Found): ActionFacts {
  const { prefix, entry } = found;
  const [, level, required = [], optional = []] = entry.row;
  const typesOf = (numbers: readonly number[], isRequired: boolean): ActionFacts['resourceTypes'] =>
    numbers.flatMap((number) => {
      const type = found.service.types[number];
      return type === undefined ? [] : [{ name: type.name, required: isRequired, arns: type.arns }];
    });
  return {
    name: `${prefix}:${entry.name}`,
    accessLevel: LEVELS[level],
    resourceTypes: [...typesOf(required, true), ...typesOf(optional, false)],
    url: servicePrefix(prefix)?.url ?? REFERENCE,
    // Texts are for people: they are read when one looks.
    get description() {
      return readTexts(prefix)?.[entry.place] ?? '';
    },
    get conditionKeys() {
      return keysOfAction(prefix, entry.place);
    },
  };
}

/** Canonical spelling of an action; `undefined` when there is none. Cheaper than its facts. */
export function actionName(name: string): string | undefined {
  const found = find(name);
  return found === undefined ? undefined : `${found.prefix}:${found.entry.name}`;
}

/** Actions that AWS documents as dependents of an action; `[]` where none or no such action. */
export function dependentsOf(name: string): readonly string[] {
  return find(name)?.entry.row[4] ?? [];
}

/** A service by the prefix of its actions, in any case. */
export function servicePrefix(prefix: string): { readonly prefix: string; readonly name: string; readonly url: string } | undefined {
  const lower = prefix.toLowerCase();
  const { prefixes } = readIndex();
  if (!Object.hasOwn(prefixes, lower)) return undefined;
  const [name = lower, page] = (prefixes[lower] ?? '').split('|');
  return { prefix: lower, name, url: REFERENCE + (page ?? `list_${name.toLowerCase().replace(/[^a-z0-9.-]/g, '')}.html`) };
}

/** Every prefix that has actions, sorted. */
export function knownPrefixes(): readonly string[] {
  return Object.keys(readIndex().prefixes);
}

/** Every action of a prefix in canonical spelling, sorted; empty where there is no such prefix. */
export function actionsOf(prefix: string): readonly string[] {
  return service(prefix.toLowerCase())?.names ?? [];
}

/** All catalogued actions that a pattern matches, sorted, in canonical spelling. `*` reads every service. */
export function expandActions(pattern: string): readonly string[] {
  const parts = halves(pattern);
  if (parts === undefined) return [];
  const [prefix, name] = parts;
  if (prefix === '*') return knownPrefixes().flatMap(actionsOf);
  if (!/[*?]/.test(name)) return [actionName(pattern)].filter((each) => each !== undefined);
  return actionsOf(prefix).filter((each) => matches(name, each.slice(prefix.length + 1).toLowerCase()));
}
