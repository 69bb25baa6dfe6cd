import type { FilePath } from '../../files/index.ts';
import type { Expression, FunctionNode, ItemKey, TsContent, TypeNode } from '../../syntax/index.ts';
import type { Resolution } from '../modules/resolveModule.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import type { Heritage } from '../uses/createHeritage.ts';
import type { Registrations } from '../uses/createRegistrations.ts';
import type { UsesOf } from '../uses/createUses.ts';
import type { CodeNode } from '../Value.ts';
import type { Frame, Lazy, Site, Thing } from './Thing.ts';
import type { TypeArguments } from './typeParameter.ts';

/** The reason of what a function gives to itself, past a few calls. */
export const callsItself = 'given by a function that calls itself';

/** What evaluation reads: item-level answers only, none of which evaluates anything. */
export interface World extends UsesOf, Heritage, Registrations {
  content(file: FilePath, item: ItemKey): TsContent | undefined;
  scope(file: FilePath): ModuleScope;
  resolve(file: FilePath, specifier: string): Resolution;
  /** Whether a file can export a name, by a search in its text: it need not be parsed where it can not. */
  mayExport(file: FilePath, name: string): boolean;
  /** A JSON file's content, as plain data. */
  json(file: FilePath): unknown;
  /** Items of the workspace that call or construct something by that name; `null` where the name is too common. */
  callers(name: string): readonly { readonly file: FilePath; readonly item: ItemKey }[] | null;
  /** Files that import a file, directly. */
  importers(file: FilePath): readonly FilePath[];
  /** Whether Lambda may call what a file exports under a name, by what deploys it. */
  isHandler(file: FilePath, name: string): boolean;
}

/**
 * One question's evaluator: its memory, its bounds, and the functions that call one another through it. Whatever is not
 * understood, or lies over a bound, is an unknown thing with its reason.
 */
export interface Evaluation {
  readonly world: World;
  value(site: Site, expression: Expression): Thing;
  lazy(site: Site, expression: Expression): Lazy;
  /** What a name means at a node of a site. */
  named(site: Site, from: number, name: string): Thing;
  /** What a module exports; `*` is its namespace, `=` what it gives to `require`. */
  exported(file: FilePath, name: string, space: 'value' | 'type', types?: TypeArguments): Thing;
  /** What a specifier, written in `file`, has under a name. */
  imported(file: FilePath, specifier: string, name: string, space: 'value' | 'type', types?: TypeArguments): Thing;
  property(thing: Thing, key: string): Thing;
  /** A member of a thing under a key that is not known, or only how it ends. */
  anyProperty(thing: Thing, key?: Thing): Thing;
  call(callee: Thing, given: readonly Lazy[], node: CodeNode): Thing;
  construct(callee: Thing, given: readonly Lazy[], node: CodeNode): Thing;
  /** What a value of a declared type is. */
  typed(site: Site, from: number, type: TypeNode): Thing;
  /** What a parameter is, as a whole: from the call in `site.frame`, else from the call sites and its type. */
  parameter(site: Site, fn: FunctionNode, index: number): Thing;
  /** Arguments of a call as lazy things; what follows an unknown spread is unknown. */
  given(site: Site, list: Extract<Expression, { kind: 'call' }>['arguments']): readonly Lazy[];
  site(file: FilePath, item: ItemKey, frame?: Frame | null): Site | undefined;
  /** Evaluates what the callers of a function give it; unknown past a few callers of callers. */
  outwards(make: () => Thing): Thing;
  /** Evaluates a call of a function; unknown past a few calls of it within one another. */
  nested(fn: FunctionNode, make: () => Thing): Thing;
  /** Evaluates under the bounds; `key` names the result for memory and for noticing that it depends on itself. */
  guard(key: string | null, make: () => Thing): Thing;
}

/** What is needed to look at nodes and names, without evaluating anything. */
export type Reading = Pick<Evaluation, 'site'> & { readonly world: Pick<World, 'content' | 'scope' | 'resolve'> };

export function siteOf(world: Pick<World, 'content'>, file: FilePath, item: ItemKey, frame: Frame | null = null): Site | undefined {
  const content = world.content(file, item);
  return content && { file, item, index: itemIndex(content), frame };
}

export function nodeOf(site: Site, node: number): CodeNode {
  return { file: site.file, item: site.item, node };
}
