import type { Expression } from '../../syntax/index.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { oneOf, perhaps, type Site, type Thing } from '../evaluate/Thing.ts';
import type { CodeNode } from '../Value.ts';
import { exportPath } from './sdkThing.ts';

/** Members of the global configuration of version 2 that say where its clients ask, and as whom. */
const settings = ['endpoint', 'region', 'credentials', 'accessKeyId'];

/**
 * What version 2's global configuration says to a client that is made at a node: `AWS.config.update({…})` and
 * `AWS.config.credentials = …`, at the top of its module or of one that it imports. What is set inside a function may not be
 * set yet. Source: https://docs.aws.amazon.com/sdk-for-javascript/v2/developer-guide/global-config-object.html
 */
export function globalConfiguration(evaluation: Evaluation, made: CodeNode): ReadonlyMap<string, Thing> {
  const { world } = evaluation;
  const imported = world.scope(made.file).valueImports.flatMap((specifier) => {
    const resolution = world.resolve(made.file, specifier);
    return resolution.kind === 'file' && !resolution.file.endsWith('.json') ? [resolution.file] : [];
  });
  const found = new Map<string, Thing[]>();
  const add = (name: string, value: Thing, site: Site, node: number): void => {
    if (value.kind === 'undefined') return;
    const list = found.get(name) ?? [];
    found.set(name, list);
    list.push(isAtTop(site, node) ? value : perhaps(value));
  };
  for (const file of [made.file, ...imported]) {
    for (const item of world.scope(file).items) {
      const site = evaluation.site(file, item);
      if (!site) continue;
      for (const call of site.index.calls) {
        const { callee } = call;
        if (callee.kind !== 'member' || callee.property !== 'update' || !isNamedConfig(callee.object)) continue;
        if (!isGlobal(evaluation.value(site, callee.object))) continue;
        const given = evaluation.given(site, call.arguments)[0]?.();
        for (const name of settings) if (given?.kind === 'object') add(name, evaluation.property(given, name), site, call.id);
      }
      for (const { object, property, value, node } of site.index.memberAssignments) {
        if (settings.includes(property) && isNamedConfig(object) && isGlobal(evaluation.value(site, object)))
          add(property, evaluation.value(site, value), site, node);
      }
    }
  }
  return new Map([...found].map(([name, values]) => [name, oneOf(values)]));
}

/** A cheap look, before an expression is evaluated. */
function isNamedConfig(of: Expression): boolean {
  return of.kind === 'member' ? of.property === 'config' : of.kind === 'identifier' && of.name === 'config';
}

function isGlobal(thing: Thing): boolean {
  return thing.kind === 'external' && thing.package === 'aws-sdk' && exportPath(thing).join('.') === 'config';
}

/** Whether a node is a statement's of its module's own, that runs whenever the module is loaded. */
function isAtTop({ index }: Site, node: number): boolean {
  const statement = index.nodes[index.parents[node] ?? -1];
  return statement !== undefined && 'kind' in statement && statement.kind === 'expression' && index.parents[statement.id] === -1;
}
