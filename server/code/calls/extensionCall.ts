import { pushUnder } from '../../query/index.ts';
import type { CallExpression } from '../../syntax/index.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Lazy, literal, oneOf, type Site, type Thing, unknown } from '../evaluate/Thing.ts';
import { joined } from '../evaluate/text.ts';
import { extensionName, extensionPaths } from '../libraries/extension.ts';
import type { Search } from './Found.ts';
import { nameNode } from './nameNode.ts';

/** A call of something outside of the workspace, such as `fetch`, with an address of the Parameters and Secrets Lambda Extension. */
export function extensionCall({ evaluation, findings }: Search, site: Site, node: CallExpression): void {
  const [first, second] = evaluation.given(site, node.arguments);
  if (!first || alternatives(evaluation.value(site, node.callee)).some((option) => option.kind === 'function' || option.kind === 'class'))
    return;
  const options = [first, ...(second ? [second] : [])];
  const place = { node: nodeOf(site, node.id), name: nameNode(node.callee) };
  const queries = new Map<Asked['what'], Asked['query'][]>();
  for (const address of alternatives(addressOf(evaluation, first()))) {
    const asked = request(evaluation, address, options);
    if (asked === 'unknown')
      findings.unresolved({ ...place, reason: `what is asked of ${extensionName} is not known`, packages: extensionClients });
    else if (asked) pushUnder(queries, asked.what, asked.query);
  }
  for (const [{ query, ...operation }, given] of queries) {
    const input: Lazy = () => inputOf(query, given);
    findings.call({ ...operation, ...place, form: 'library', through: extensionName, when: null, input, clients: [] });
  }
}

/** The address among what an HTTP client is given: a text, a `URL`, or the member of its options that has it. */
function addressOf(evaluation: Evaluation, given: Thing): Thing {
  if (given.kind === 'made' && given.by.kind === 'global' && (given.by.name === 'URL' || given.by.name === 'Request')) {
    const [path, base] = given.arguments;
    const text = path?.() ?? given;
    return base && startsWithSlash(text) ? joined([base(), text], given.from) : addressOf(evaluation, text);
  }
  if (given.kind !== 'object') return given;
  const key = ['url', 'path', 'pathname'].find((name) => given.members.has(name));
  return key === undefined ? given : evaluation.property(given, key);
}

function startsWithSlash(thing: Thing): boolean {
  const [start] = partsOf(thing);
  return typeof start === 'string' && start.startsWith('/');
}

/** The parts of a text; none of what is no text. */
function partsOf(thing: Thing): readonly (string | Thing)[] {
  if (thing.kind === 'literal') return typeof thing.value === 'string' ? [thing.value] : [];
  return thing.kind === 'template' ? thing.parts : [];
}

/** Members of an HTTP client's options that hold the query: axios, got and ky, Node. */
const queryOptions = ['params', 'searchParams', 'query', 'qs'];

interface Asked {
  readonly what: (typeof extensionPaths)[string];
  readonly query: ReadonlyMap<string, Thing>;
}

const extensionClients = Object.values(extensionPaths).map((path) => path.package);

/** What a request to the extension asks for, if the address is one of its paths; it is not known where its port is all that is. */
function request(evaluation: Evaluation, address: Thing, options: readonly Lazy[]): Asked | 'unknown' | undefined {
  const known: (string | Thing)[] = [];
  const rest: (string | Thing)[] = [];
  for (const part of partsOf(address)) {
    const mark = rest.length === 0 && typeof part === 'string' ? part.indexOf('?') : -1;
    if (typeof part === 'string' && mark >= 0) {
      known.push(part.slice(0, mark));
      rest.push(part.slice(mark + 1));
    } else (rest.length > 0 ? rest : known).push(part);
  }
  const text = known.map((part) => (typeof part === 'string' ? part : '…')).join('');
  const path = /^(?:http:\/\/(?:localhost|127\.0\.0\.1|…)[^/]*|…)?(\/[a-z/]*[a-z])\/?$/.exec(text)?.[1];
  const what = path === undefined ? undefined : extensionPaths[path];
  if (!what) return /^http:\/\/(?:localhost|127\.0\.0\.1):2773\/?…/.test(text) ? 'unknown' : undefined;
  const query = queryOf(rest);
  for (const option of options) {
    const thing = option();
    const key = thing.kind === 'object' ? queryOptions.find((name) => thing.members.has(name)) : undefined;
    if (key !== undefined) addMembers(evaluation, query, evaluation.property(thing, key));
  }
  for (const part of rest) if (typeof part !== 'string') addMembers(evaluation, query, part);
  return { what, query };
}

/** The parameters that a query writes, by name. */
function queryOf(parts: readonly (string | Thing)[]): Map<string, Thing> {
  const query = new Map<string, (string | Thing)[]>();
  let current: (string | Thing)[] | undefined;
  for (const part of parts) {
    if (typeof part !== 'string') {
      current?.push(part);
      continue;
    }
    for (const [i, piece] of part.split('&').entries()) {
      const text = i === 0 && current ? piece : piece.slice(piece.indexOf('=') + 1);
      if (i > 0 || !current) query.set(piece.slice(0, Math.max(0, piece.indexOf('='))), (current = []));
      if (text !== '') current.push(decoded(text));
    }
  }
  return new Map([...query].map(([name, value]) => [name, joined(value, [])]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Adds the parameters that an object, or `new URLSearchParams(object)`, has. */
function addMembers(evaluation: Evaluation, query: Map<string, Thing>, thing: Thing): void {
  const object = thing.kind === 'made' ? thing.arguments[0]?.() : thing;
  if (object?.kind !== 'object') return;
  for (const key of object.members.keys()) query.set(key, evaluation.property(object, key));
}

/** The operation's input, by what each of the addresses that may be asked gives. */
function inputOf(names: Readonly<Record<string, string>>, queries: readonly ReadonlyMap<string, Thing>[]): Thing {
  const members = Object.entries(names).map(([name, parameter], i): readonly [string, Lazy] => {
    const missing: Thing = i === 0 ? unknown('not written in the address') : { kind: 'undefined', from: [] };
    return [parameter, () => oneOf(queries.map((query) => flag(query.get(name) ?? missing)))];
  });
  return { kind: 'object', members: new Map(members), open: false, node: null, from: [] };
}

/** `true` and `false` are written as text in an address. */
function flag(given: Thing): Thing {
  const written = given.kind === 'literal' && (given.value === 'true' || given.value === 'false');
  return written ? literal(given.value === 'true', given.from) : given;
}
