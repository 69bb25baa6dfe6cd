import type { Thing } from './Thing.ts';

/** A thing's name for a person. */
export function nameOf(thing: Thing): string {
  switch (thing.kind) {
    case 'external':
      return thing.path.filter((name) => name !== 'default').join('.') || thing.package;
    case 'class':
      return thing.node.name ?? 'a class';
    case 'function':
      return thing.fn.name ?? 'a function';
    case 'global':
      return thing.name;
    case 'member':
      return `${nameOf(thing.of)}.${thing.name}`;
    case 'instance':
      return nameOf(thing.of);
    case 'made':
      return nameOf(thing.by);
    case 'environmentTable':
      return 'process.env';
    case 'module':
      return 'a module';
    default:
      return 'a value';
  }
}
