import type { FilePath } from '../../files/index.ts';
import type { ClassNode, FunctionNode, ItemKey } from '../../syntax/index.ts';
import type { ItemIndex } from '../scope/itemIndex.ts';
import type { CodeNode } from '../Value.ts';
import { givenWithin, merged } from './merged.ts';

/**
 * What an expression can be, while a question is being answered: a `Value` and more, for it may be a function, a class or a
 * client. Members are evaluated when they are asked for. It lives no longer than the question.
 */
export type Thing = {
  readonly from: readonly CodeNode[];
  /** It may be nothing instead, which no alternative tells. */
  readonly maybe?: true;
  /** What tells it from others that the same expression makes: what the call that it is made in was given. */
  readonly within?: readonly Lazy[];
} & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'template'; readonly parts: readonly (string | Thing)[] }
  | { readonly kind: 'list'; readonly elements: readonly Lazy[]; readonly open: boolean }
  | {
      readonly kind: 'object';
      readonly members: ReadonlyMap<string, Lazy>;
      readonly open: boolean;
      /** The keys of an open one that are not known as text, where all of them are written: `{ [table]: … }`. */
      readonly keys?: readonly Lazy[];
      /** What has the members that are not listed, where that is known: `{ ...process.env }`. */
      readonly rest?: Thing;
      /** Its members are known by a type only, which says less of them than what they are given. */
      readonly promised?: true;
      /** What each member that is not listed is, where a type says so: `Record<string, S3>`. */
      readonly every?: Lazy;
      readonly node: CodeNode | null;
    }
  /** `process.env`, whole. */
  | { readonly kind: 'environmentTable' }
  | { readonly kind: 'environment'; readonly name: string; readonly fallback: Thing | null }
  | { readonly kind: 'oneOf'; readonly things: readonly Thing[] }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** A global of the language or the platform: `Object`, `process`. */
  | { readonly kind: 'global'; readonly name: string }
  /** An export of a package outside of the workspace; no path: its namespace. */
  | { readonly kind: 'external'; readonly package: string; readonly subpath: string; readonly path: readonly string[] }
  /** The namespace of a module of the workspace. */
  | { readonly kind: 'module'; readonly file: FilePath }
  | { readonly kind: 'function'; readonly fn: FunctionNode; readonly site: Site; readonly receiver: Thing | null }
  | { readonly kind: 'class'; readonly node: ClassNode; readonly site: Site }
  /** What `new` makes, or what a declared type promises (`arguments` is null then). */
  | {
      readonly kind: 'instance';
      readonly of: Thing;
      readonly arguments: readonly Lazy[] | null;
      readonly node: CodeNode | null;
      /** What a generic class of a package holds, by its last type argument: `AsyncLocalStorage<{ s3: S3 }>`. */
      readonly content?: Lazy;
    }
  /** What a call of an external function gave; `content` is of the last type argument that it was given: `new Map<string, S3>()`. */
  | { readonly kind: 'made'; readonly by: Thing; readonly arguments: readonly Lazy[]; readonly node: CodeNode; readonly content?: Lazy }
  /** A function of which only the type is known: `from` begins with where that is written. */
  | { readonly kind: 'callable'; readonly returns: Lazy }
  /** A member of something external: `client.send`, `DynamoDBDocument.from`. */
  | { readonly kind: 'member'; readonly of: Thing; readonly name: string }
);

export type ThingOf<K extends Thing['kind']> = Extract<Thing, { kind: K }>;

/** A thing, evaluated when first asked for. */
export type Lazy = () => Thing;

/** Where an expression stands: its item, and the call that it is evaluated in, if one is known. */
export interface Site {
  readonly file: FilePath;
  readonly item: ItemKey;
  readonly index: ItemIndex;
  readonly frame: Frame | null;
  /** What the type parameters of the class or type stand for, where that is given. */
  readonly types?: TypesGiven;
}

/** What type parameters stand for, by name; `key` is the same for the same. */
export interface TypesGiven {
  readonly key: string;
  readonly known: ReadonlyMap<string, Lazy>;
}

/** The text that tells a site without a frame from another of the same item: what it is read with. */
export function siteKey({ file, item, types }: Site): string {
  return types ? `${file}|${item}|<${types.key}>` : `${file}|${item}`;
}

/** A call of a function of the workspace, with what it was given; without a function, the making of an instance. */
export interface Frame {
  readonly fn: FunctionNode | null;
  readonly arguments: readonly Lazy[];
  readonly receiver: Thing | null;
  readonly outer: Frame | null;
  readonly depth: number;
}

const mostAlternatives = 40;
const mostElements = 1_000;

/** The reason of what is asked for while it is being found: as one of several, it adds nothing to the others. */
export const dependsOnItself = 'it depends on itself';

/** The reason of a part of that, or of what it gives: what it is found to be may have more. */
const partOfItself = 'a part of what depends on itself';

/** What is not known, as what is asked of it: a part of it, or what it gives when it is called. */
export function asPart(thing: ThingOf<'unknown'>): ThingOf<'unknown'> {
  return thing.reason === dependsOnItself ? { ...thing, reason: partOfItself } : thing;
}

export function unknown(reason: string, from: readonly CodeNode[] = []): Thing {
  return { kind: 'unknown', reason, from };
}

/** One of several things: flattened, without duplicates; unknown where there are too many. */
export function oneOf(things: readonly Thing[], from: readonly CodeNode[] = []): Thing {
  const seen = new Map<string, Thing>();
  let maybe = false;
  const add = (thing: Thing): void => {
    maybe ||= thing.maybe === true;
    if (thing.kind === 'oneOf') for (const inner of thing.things) add(inner);
    else {
      const key = identity(thing);
      const before = seen.get(key);
      seen.set(key, before ? merged(before, thing) : thing);
    }
  };
  for (const thing of things) add(thing);
  if (seen.size > 1) seen.delete(`?${dependsOnItself}`);
  const distinct = [...seen.values()];
  if (distinct.length === 1 && distinct[0]) return maybe ? perhaps(distinct[0]) : distinct[0];
  if (distinct.length === 0) return unknown('no value reaches here', from);
  if (distinct.length > mostAlternatives) return unknown(`more than ${mostAlternatives} values`, from);
  const result: Thing = { kind: 'oneOf', things: distinct, from };
  return maybe ? perhaps(result) : result;
}

/** A list as it is, or one of which nothing is known where it would have very many elements: a list may be put to itself again and again. */
export function boundedList(list: ThingOf<'list'>): ThingOf<'list'> {
  return list.elements.length > mostElements ? { ...list, elements: [], open: true } : list;
}

/** The same thing, or nothing: where an alternative more would only say that a setting is not given. */
export function perhaps(thing: Thing): Thing {
  return thing.maybe || isNothing(thing) ? thing : { ...thing, maybe: true };
}

/** Whether a thing may be `undefined` or `null`. */
export function mayBeNothing(thing: Thing): boolean {
  return alternatives(thing).some((option) => option.maybe || isNothing(option)) || thing.maybe === true;
}

/** Whether a thing is certainly `undefined` or `null`. */
export function isNothing(thing: Thing): boolean {
  return thing.kind === 'undefined' || (thing.kind === 'literal' && thing.value === null);
}

/** The alternatives of a thing. */
export function alternatives(thing: Thing): readonly Thing[] {
  return thing.kind === 'oneOf' ? thing.things : [thing];
}

export function literal(value: string | number | boolean | null, from: readonly CodeNode[] = []): Thing {
  return { kind: 'literal', value, from };
}

/** Longest provenance that is kept. */
const longestChain = 8;

/** The same thing, having passed through `node`. */
export function through<T extends Thing>(thing: T, node: CodeNode): T {
  if (thing.from.length >= longestChain) return thing;
  return { ...thing, from: [...thing.from, node] };
}

/** A text that is the same for things that say the same. */
function identity(thing: Thing): string {
  switch (thing.kind) {
    case 'literal':
      return `=${typeof thing.value}:${String(thing.value)}`;
    case 'template':
      return `\`${thing.parts.map((part) => (typeof part === 'string' ? part : `\${${identity(part)}}`)).join('')}`;
    case 'environment':
      return `$${thing.name}|${thing.fallback ? identity(thing.fallback) : ''}`;
    case 'unknown':
      return `?${thing.reason}`;
    case 'global':
      return `global ${thing.name}`;
    case 'external':
      return `${thing.package}/${thing.subpath}#${thing.path.join('.')}`;
    case 'module':
      return `module ${thing.file}`;
    case 'function':
      return `fn ${place(thing.site, thing.fn.id)}${closureText(thing)}`;
    case 'class':
      return `class ${place(thing.site, thing.node.id)}`;
    case 'instance':
      return `new ${identity(thing.of)} ${thing.node ? nodeText(thing.node) : ''}`;
    case 'callable':
      return `callable ${thing.from[0] ? nodeText(thing.from[0]) : ''}`;
    case 'made':
      return `call ${nodeText(thing.node)}`;
    case 'member':
      return `${identity(thing.of)}.${thing.name}`;
    case 'list':
    case 'object':
      return `${thing.kind} ${thing.from[0] ? nodeText(thing.from[0]) : ''}`;
    case 'oneOf':
      return thing.things.map(identity).join('|');
    default:
      return thing.kind;
  }
}

/** What tells apart the functions that one expression makes: of which object it is, and what the call around it was given. */
function closureText({ site, receiver }: ThingOf<'function'>): string {
  const within = givenWithin(site.frame);
  const of = receiver?.kind === 'instance' && receiver.arguments !== null ? identity(receiver) : '';
  return within ? `${of}#${numberOf(within)}` : of;
}

const numbers = new WeakMap<readonly Lazy[], number>();
let lists = 0;

function numberOf(list: readonly Lazy[]): number {
  let number = numbers.get(list);
  if (number === undefined) numbers.set(list, (number = ++lists));
  return number;
}

function place(site: Site, node: number): string {
  return `${site.file}|${site.item}|${node}`;
}

function nodeText(node: CodeNode): string {
  return `${node.file}|${node.item}|${node.node}`;
}
