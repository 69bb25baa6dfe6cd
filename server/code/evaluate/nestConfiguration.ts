import type { CallExpression, NewExpression } from '../../syntax/index.ts';
import type { Evaluation } from './Evaluation.ts';
import { oneOf, type Site, type Thing, type ThingOf } from './Thing.ts';

/**
 * What Nest's configuration has under a path (`aws.bucket`), by the factories that the workspace's modules load; `undefined`
 * where none has it. Source: https://docs.nestjs.com/techniques/configuration#custom-configuration-files
 */
export function nestConfiguration(evaluation: Evaluation, path: string): Thing | undefined {
  const value = evaluation.outwards(() => under(evaluation, path.split('.')));
  return value.kind === 'undefined' ? undefined : value;
}

function under(evaluation: Evaluation, keys: readonly string[]): Thing {
  const values = loaded(evaluation).flatMap((configuration) => {
    const value = keys.reduce((thing, key) => (thing.kind === 'object' ? evaluation.property(thing, key) : absent), configuration);
    return value.kind === 'undefined' ? [] : [value];
  });
  return values.length > 0 ? oneOf(values) : absent;
}

const absent: Thing = { kind: 'undefined', from: [] };

/** What a factory of a configuration gives: a function, or `registerAs(namespace, factory)`. */
export function configurationOf(evaluation: Evaluation, factory: Thing): Thing | undefined {
  if (isRegistered(factory)) {
    const inner = factory.arguments[1]?.();
    return inner && configurationOf(evaluation, inner);
  }
  const node = factory.from[0];
  return factory.kind === 'function' && node ? evaluation.call(factory, [], node) : undefined;
}

/** Whether a thing was made by `registerAs`. */
function isRegistered(thing: Thing): thing is ThingOf<'made'> {
  return thing.kind === 'made' && isExport(thing.by, 'registerAs');
}

function isExport(thing: Thing, name: string): boolean {
  return thing.kind === 'external' && thing.package === '@nestjs/config' && thing.path.at(-1) === name;
}

/** Everything that the workspace's modules load, with its namespace around it. */
function loaded(evaluation: Evaluation): readonly Thing[] {
  return ['forRoot', 'forFeature'].flatMap((method) =>
    (evaluation.world.callers(method) ?? []).flatMap(({ file, item }) => {
      const site = evaluation.site(file, item);
      return site ? site.index.calls.flatMap((node) => loadedBy(evaluation, site, node, method)) : [];
    }),
  );
}

/** What one call of `ConfigModule.forRoot({ load: […] })` or `ConfigModule.forFeature(factory)` loads. */
function loadedBy(evaluation: Evaluation, site: Site, node: CallExpression | NewExpression, method: string): readonly Thing[] {
  const { callee } = node;
  if (callee.kind !== 'member' || callee.property !== method || !isExport(evaluation.value(site, callee.object), 'ConfigModule')) return [];
  const first = evaluation.given(site, node.arguments)[0]?.();
  if (!first) return [];
  const list = method === 'forRoot' ? evaluation.property(first, 'load') : first;
  const factories = list.kind === 'list' ? list.elements.map((lazy) => lazy()) : [list];
  return factories.flatMap((factory) => {
    const configuration = configurationOf(evaluation, factory);
    const namespace = isRegistered(factory) ? factory.arguments[0]?.() : undefined;
    if (!configuration || namespace?.kind !== 'literal') return configuration ? [configuration] : [];
    const members = new Map([[String(namespace.value), () => configuration]]);
    return [{ kind: 'object', members, open: false, node: null, from: configuration.from } satisfies Thing];
  });
}
