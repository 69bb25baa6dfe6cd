import type { CallExpression, NewExpression } from '../../syntax/index.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, type Lazy, oneOf, type Site, type Thing, type ThingOf, unknown } from '../evaluate/Thing.ts';
import { joined } from '../evaluate/text.ts';

/**
 * The name of the table of a model of dynamoose, by what the model was given: that of the table which it was put into
 * (`new Table('cats', [Cat])`), else its own, or the model's; with what stands before and after by its options, or by those
 * for all (`Table.defaults.set({ prefix })`). Source: https://dynamoosejs.com/guide/Table
 */
export function dynamooseTable(evaluation: Evaluation, given: readonly Lazy[]): Thing {
  const [name, , options] = given;
  const model = name?.();
  if (!model) return unknown('a model without a name');
  const tables = constructions(evaluation, 'Table', 'Table').flatMap(({ site, node }) => {
    const [table, models, settings] = evaluation.given(site, node.arguments);
    const list = models?.();
    const held = list?.kind === 'list' ? list.elements.flatMap((lazy) => alternatives(lazy())) : [];
    return table && held.some((one) => isModel(one, model)) ? [around(evaluation, table(), settings)] : [];
  });
  if (tables.length > 0) return oneOf(tables);
  const own = optionOf(evaluation, options, 'tableName');
  return around(evaluation, own ?? model, options);
}

/** The name of a table that is made with a name, models and options. */
export function tableNamed(evaluation: Evaluation, [name, , options]: readonly Lazy[]): Thing {
  return name ? around(evaluation, name(), options) : unknown('a table without a name');
}

/** Whether a thing is the model of a name: by the place where that is written. */
function isModel(thing: Thing, name: Thing): boolean {
  if (thing.kind !== 'made') return false;
  const [place] = thing.arguments[0]?.().from ?? [];
  const [other] = name.from;
  return place !== undefined && place.node === other?.node && place.item === other.item && place.file === other.file;
}

function around(evaluation: Evaluation, name: Thing, options: Lazy | undefined): Thing {
  const part = (key: string): readonly Thing[] => {
    const value = optionOf(evaluation, options, key) ?? forAll(evaluation, key);
    return value ? [value] : [];
  };
  const parts = [...part('prefix'), name, ...part('suffix')];
  return parts.length === 1 ? name : joined(parts, name.from);
}

function optionOf(evaluation: Evaluation, options: Lazy | undefined, key: string): Thing | undefined {
  const given = options?.();
  const value = given?.kind === 'object' ? evaluation.property(given, key) : undefined;
  return value?.kind === 'undefined' ? undefined : value;
}

/** An option for all tables. */
function forAll(evaluation: Evaluation, key: string): Thing | undefined {
  if (evaluation.world.callers('set') === null) return unknown(`the ${key} of all tables, which may be set in too many places`);
  const values = constructions(evaluation, 'set', 'Table.defaults.set').flatMap(({ site, node }) => {
    return optionOf(evaluation, evaluation.given(site, node.arguments)[0], key) ?? [];
  });
  return values.length > 0 ? oneOf(values) : undefined;
}

/** Calls and constructions of an export of dynamoose, found by the name that is called. */
function constructions(
  evaluation: Evaluation,
  called: string,
  path: string,
): readonly { readonly site: Site; readonly node: CallExpression | NewExpression }[] {
  return (evaluation.world.callers(called) ?? []).flatMap(({ file, item }) => {
    const site = evaluation.site(file, item);
    return (site?.index.calls ?? []).flatMap((node) => {
      const { callee } = node;
      const name = callee.kind === 'member' ? callee.property : callee.kind === 'identifier' ? callee.name : '';
      return site && name === called && isExport(evaluation.value(site, callee), path) ? [{ site, node }] : [];
    });
  });
}

function isExport(thing: Thing, path: string): thing is ThingOf<'external'> {
  return thing.kind === 'external' && thing.package === 'dynamoose' && thing.path.filter((name) => name !== 'default').join('.') === path;
}
