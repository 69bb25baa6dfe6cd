import { operationsOf } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Asking } from '../evaluate/createEvaluation.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, type Thing } from '../evaluate/Thing.ts';
import { libraryExports, libraryPackages } from '../libraries/libraryTable.ts';
import type { HandedOn } from '../modules/handedNames.ts';
import { isFunctionNode } from '../scope/nodes.ts';
import { externalBase } from './sdkThing.ts';

const deepest = 4;

/** Under which names a module hands something of the SDK on: a class, a function, a client, or what gives one. */
export function handsOn(evaluation: Asking, file: FilePath): HandedOn {
  const names = new Set<string>();
  let byDefault = false;
  let anyName = false;
  const scope = evaluation.world.scope(file);
  for (const exported of scope.exports.keys()) {
    evaluation.fresh();
    const thing = evaluation.exported(file, exported, 'value');
    if (!isOfSdk(evaluation, thing, names, 0)) continue;
    if (exported === 'default' || exported === '=') byDefault = true;
    else names.add(exported);
  }
  for (const specifier of scope.stars) {
    const resolution = evaluation.world.resolve(file, specifier);
    if (resolution.kind !== 'package') continue;
    const operations = operationsOf(resolution.package);
    for (const operation of operations) names.add(`${operation}Command`);
    const known = libraryExports(specifier);
    for (const name of known) names.add(name);
    if (isSdkPackage(resolution.package) && operations.length === 0 && known.size === 0) anyName = true;
  }
  for (const item of scope.items) collectKeys(evaluation, file, item, names);
  return { names: [...names].sort(), byDefault, anyName };
}

/** Whether a package is the SDK or one of the libraries of the table. */
export function isSdkPackage(name: string): boolean {
  return name.startsWith('@aws-sdk/') || name === 'aws-sdk' || libraryPackages.includes(name);
}

/** Whether a thing is a class or a function of the SDK, or holds or gives one. A client is none: it is known by `send` or its methods. */
function isOfSdk(evaluation: Evaluation, thing: Thing, names: Set<string>, depth: number): boolean {
  if (depth > deepest) return false;
  return alternatives(thing).some((option) => {
    switch (option.kind) {
      case 'external':
        return isSdkPackage(option.package);
      case 'class':
        return isSdkPackage(externalBase(evaluation, option, null)?.of.package ?? '');
      case 'list':
        return option.elements.some((lazy) => isOfSdk(evaluation, lazy(), names, depth + 1));
      case 'object': {
        const found = [...option.members].filter(([, lazy]) => isOfSdk(evaluation, lazy(), names, depth + 1));
        for (const [key] of found) names.add(key);
        return found.length > 0;
      }
      case 'made':
        return option.by.kind === 'global' && option.arguments.some((lazy) => isOfSdk(evaluation, lazy(), names, depth + 1));
      case 'function':
        return isOfSdk(
          evaluation,
          evaluation.call(option, [], { file: option.site.file, item: option.site.item, node: option.fn.id }),
          names,
          depth + 1,
        );
      default:
        return false;
    }
  });
}

/** Keys of object literals and names of fields whose value is something imported, by name: `{ put: PutObjectCommand }`. */
function collectKeys(evaluation: Asking, file: FilePath, item: string, names: Set<string>): void {
  const site = evaluation.site(file, item);
  for (const node of site?.index.nodes ?? []) {
    if (!site || !node || !('kind' in node) || isFunctionNode(node)) continue;
    if (node.kind !== 'property' && node.kind !== 'fieldMember') continue;
    const { key, value } = node;
    if (typeof key !== 'string' || !value || value.kind !== 'identifier') continue;
    evaluation.fresh();
    const thing = evaluation.value(site, value);
    if (thing.kind === 'external' && isSdkPackage(thing.package)) names.add(key);
  }
}
