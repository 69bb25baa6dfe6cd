import type { FilePath } from '../../files/index.ts';
import { pushUnder } from '../../query/index.ts';
import type { Expression } from '../../syntax/index.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, oneOf, perhaps, type Site, type Thing } from '../evaluate/Thing.ts';
import type { CodeNode } from '../Value.ts';
import { exportPath } from './sdkThing.ts';

/** Members of a configuration of version 2 that say where its clients ask, and as whom. */
const settings = ['endpoint', 'region', 'credentials', 'accessKeyId'];
/** More files than these are not looked through for what a client is given later. */
const mostFiles = 30;

type Settings = ReadonlyMap<string, Thing>;

/**
 * What version 2's global configuration says to a client of a service that is made at a node: `AWS.config.update({…})`,
 * `AWS.config.credentials = …`, and for that service alone `AWS.config.s3 = {…}`, at the top of its module or of one that it
 * imports. What is set inside a function may not be set yet.
 * Source: https://docs.aws.amazon.com/sdk-for-javascript/v2/developer-guide/global-config-object.html
 */
export function globalConfiguration(evaluation: Evaluation, made: CodeNode, service: string): Settings {
  const files = [made.file, ...importedBy(evaluation, made.file)];
  const isGlobal = (thing: Thing): boolean => pathOf(thing) === 'config';
  const forAll = setOn(evaluation, files, { named: 'config', isIt: isGlobal, within: null });
  const own = setOn(evaluation, files, { named: 'config', isIt: isGlobal, within: service });
  const nested = setOn(evaluation, files, { named: service, isIt: (thing) => pathOf(thing) === `config.${service}`, within: null });
  return over(over(forAll, own), nested);
}

/** What a client is given after it is made, where it is made: `s3.config.update({…})`, `s3.config.credentials = …`, `s3.endpoint = …`. */
export function laterConfiguration(evaluation: Evaluation, made: CodeNode): Settings {
  const importers = evaluation.world.importers(made.file);
  const files = [made.file, ...(importers.length > mostFiles ? [] : importers)];
  const isClient = (thing: Thing): boolean => alternatives(thing).some((one) => one.kind === 'instance' && isAt(one.node, made));
  const isIts = (thing: Thing): boolean => thing.kind === 'member' && thing.name === 'config' && isClient(thing.of);
  const configured = setOn(evaluation, files, { named: 'config', isIt: isIts, within: null });
  return over(configured, setOn(evaluation, files, { named: null, isIt: isClient, within: null, only: 'endpoint' }));
}

/** A setting in the place of an earlier one; beside it, where it may not be set. */
export function inPlaceOf(earlier: Thing | undefined, later: Thing | undefined): Thing | undefined {
  if (!earlier || !later) return later ?? earlier;
  return later.maybe ? oneOf([withoutMaybe(later), earlier]) : later;
}

function withoutMaybe({ maybe: _maybe, ...thing }: Thing): Thing {
  return thing as Thing;
}

function over(earlier: Settings, later: Settings): Settings {
  const result = new Map(earlier);
  for (const [name, value] of later) result.set(name, inPlaceOf(earlier.get(name), value) ?? value);
  return result;
}

interface Wanted {
  /** How the configuration is called where it is written, if that is known: a cheap look, before an expression is evaluated. */
  readonly named: string | null;
  isIt(thing: Thing): boolean;
  /** The member of it that has the settings, if not it itself. */
  readonly within: string | null;
  /** The only setting that is looked for. */
  readonly only?: string;
}

/** What is set on a configuration in some files: by `update`, or one by one. */
function setOn(evaluation: Evaluation, files: readonly FilePath[], { named, isIt, within, only }: Wanted): Settings {
  const found = new Map<string, Thing[]>();
  const names = settings.filter((name) => only === undefined || name === only);
  const add = (name: string, value: Thing, site: Site, node: number): void => {
    if (value.kind !== 'undefined') pushUnder(found, name, isAtTop(site, node) ? value : perhaps(value));
  };
  const addAll = (of: Thing, site: Site, node: number): void => {
    const options = alternatives(of);
    for (const option of options) {
      for (const name of option.kind === 'object' ? names : []) {
        const value = evaluation.property(option, name);
        add(name, options.length > 1 ? perhaps(value) : value, site, node);
      }
    }
  };
  const isWritten = (of: Expression): boolean =>
    named === null || (of.kind === 'member' ? of.property === named : of.kind === 'identifier' && of.name === named);
  for (const file of files) {
    for (const item of evaluation.world.scope(file).items) {
      const site = evaluation.site(file, item);
      if (!site) continue;
      for (const call of site.index.calls) {
        const { callee } = call;
        if (only !== undefined || callee.kind !== 'member' || callee.property !== 'update' || !isWritten(callee.object)) continue;
        if (!isIt(evaluation.value(site, callee.object))) continue;
        const given = evaluation.given(site, call.arguments)[0]?.();
        if (given) addAll(within === null ? given : evaluation.property(given, within), site, call.id);
      }
      for (const { object, property, value, node } of site.index.memberAssignments) {
        const isAsked = within === null ? names.includes(property) : property === within;
        if (!isAsked || !isWritten(object) || !isIt(evaluation.value(site, object))) continue;
        if (within === null) add(property, evaluation.value(site, value), site, node);
        else addAll(evaluation.value(site, value), site, node);
      }
    }
  }
  return new Map([...found].map(([name, values]) => [name, oneOf(values)]));
}

function importedBy(evaluation: Evaluation, file: FilePath): readonly FilePath[] {
  const { world } = evaluation;
  return world.scope(file).valueImports.flatMap((specifier) => {
    const resolution = world.resolve(file, specifier);
    return resolution.kind === 'file' && !resolution.file.endsWith('.json') ? [resolution.file] : [];
  });
}

/** The path of an export of version 2. */
function pathOf(thing: Thing): string {
  return thing.kind === 'external' && thing.package === 'aws-sdk' ? exportPath(thing).join('.') : '';
}

function isAt(node: CodeNode | null, made: CodeNode): boolean {
  return node !== null && node.node === made.node && node.item === made.item && node.file === made.file;
}

/** Whether a node is a statement's of its module's own, that runs whenever the module is loaded. */
function isAtTop({ index }: Site, node: number): boolean {
  const statement = index.nodes[index.parents[node] ?? -1];
  return statement !== undefined && 'kind' in statement && statement.kind === 'expression' && index.parents[statement.id] === -1;
}
