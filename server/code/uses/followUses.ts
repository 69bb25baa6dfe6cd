import type { FilePath } from '../../files/index.ts';
import type { Pattern } from '../../syntax/index.ts';
import { nodeOf, type Reading } from '../evaluate/Evaluation.ts';
import { type Found, findBinding } from '../evaluate/named.ts';
import type { Site } from '../evaluate/Thing.ts';
import { isModuleExports } from '../scope/moduleScope.ts';
import { isClassNode, isFunctionNode } from '../scope/nodes.ts';
import type { CodeNode } from '../Value.ts';
import { type Onward, onward, type Path } from './onward.ts';
import type { ImportNode, Used, Uses, UsesWorld } from './Uses.ts';

/** More files than these are not looked through: they would all have to be parsed. */
const mostFiles = 60;

/**
 * Follows a function or a class to where it is used: through names, aliases, members of objects that are written out,
 * exports and imports of any depth. What goes on by another way is told as handed on. `too many`: files.
 */
export function followUses(reading: Reading, world: UsesWorld, start: Used): Uses | 'too many' {
  const calls: Uses['calls'][number][] = [];
  const extended: CodeNode[] = [];
  const handed: Uses['handed'][number][] = [];
  const seen = new Set<string>();
  const looked = new Set<FilePath>([start.file]);
  const pending: (() => void)[] = [];
  const once = (key: readonly unknown[], follow: () => void): void => {
    const text = JSON.stringify(key);
    if (seen.has(text)) return;
    seen.add(text);
    pending.push(follow);
  };

  const valueAt = (site: Site, id: number, path: Path): void =>
    once([site.file, site.item, id, path], () => {
      for (const step of onward(site.index, id, path)) go(site, id, step);
    });
  const go = (site: Site, id: number, step: Onward): void => {
    switch (step.to) {
      case 'expression':
        valueAt(site, step.node, step.path);
        return;
      case 'pattern':
        bind(site, id, step.pattern, step.path);
        return;
      case 'export':
        exported(site.file, step.name, step.path);
        return;
      case 'call':
        calls.push({ at: nodeOf(site, step.node), how: step.how });
        return;
      case 'class':
        if (step.path.length === 0) extended.push(nodeOf(site, step.node));
        else classAt(site, step.node, step.path);
        return;
      case 'others':
        handed.push({ at: nodeOf(site, id), key: step.key });
    }
  };
  /** A pattern is given what `id` has. */
  const bind = (site: Site, id: number, pattern: Pattern, path: Path): void => {
    switch (pattern.kind) {
      case 'identifier': {
        const found = findBinding(reading, site, pattern.id, pattern.name, 'values');
        if (found) named(found, pattern.name, path);
        else go(site, id, { to: 'others', key: path.at(-1) ?? null });
        return;
      }
      case 'objectPattern': {
        if (path.length === 0) return;
        const parts = pattern.properties.filter(({ key }) => typeof key !== 'string' || key === path[0]);
        for (const part of parts) bind(site, id, part.target, path.slice(1));
        if (pattern.rest && !parts.some(({ key }) => key === path[0])) bind(site, id, pattern.rest, path);
        return;
      }
      default:
        go(site, id, { to: 'others', key: path.at(-1) ?? (pattern.kind === 'member' ? pattern.property : null) });
    }
  };
  /** What is bound to a name has it. */
  const named = ({ site: { file, item, index }, scope }: Found, name: string, path: Path): void =>
    once([file, item, scope, name, path, 'name'], () => {
      for (const written of world.written(file, name)) {
        const site = reading.site(file, written.item);
        const node = site?.index.nodes[written.node];
        if (!site || !node) continue;
        if ('kind' in node && node.kind === 'unknown') go(site, node.id, { to: 'others', key: path.at(-1) ?? null });
        else {
          const found = findBinding(reading, site, node.id, name, 'values');
          if (found?.site.item === item && found.scope === scope) valueAt(site, node.id, path);
        }
      }
      const holder = index.nodes[scope];
      if (holder && 'kind' in holder && holder.kind === 'namespace') {
        const site = reading.site(file, item);
        const outer = site && findBinding(reading, site, index.parents[scope] ?? -1, holder.name, 'values');
        if (outer) named(outer, holder.name, [name, ...path]);
      }
      if (scope !== -1) return;
      for (const [as, target] of reading.world.scope(file).exports) {
        if (target.kind === 'local' && target.name === name) exported(file, as, path);
      }
    });
  /** What a class, or one below it, has as a static member. */
  const classAt = (site: Site, id: number, path: Path): void => {
    const node = site.index.nodes[id];
    if (!isClassNode(node)) return;
    declared(site, id, node.name, path);
    if (path.length === 0) return;
    const members = new Set(node.members.filter((item) => reading.world.scope(site.file).members.get(item)?.static));
    for (const { item, node: at } of world.written(site.file, 'this')) {
      const inside = members.has(item) ? reading.site(site.file, item) : undefined;
      if (inside) valueAt(inside, at, path);
    }
  };
  /** A class or a function, by its name where it is declared, else as the expression that it is. */
  const declared = (site: Site, id: number, name: string | null, path: Path): void => {
    const parent = site.index.nodes[site.index.parents[id] ?? -1];
    const isDeclared = parent && 'kind' in parent && (parent.kind === 'classDeclaration' || parent.kind === 'functionDeclaration');
    const found = isDeclared ? findBinding(reading, site, parent.id, name ?? 'default', 'values') : undefined;
    if (found) named(found, name ?? 'default', path);
    else valueAt(site, id, path);
  };
  /** A module exports it. */
  const exported = (file: FilePath, name: string, path: Path): void =>
    once([file, name, path, 'export'], () => {
      readByItself(file, name, path);
      for (const importer of world.importing(file, name === 'default' || name === '=' ? null : name)) {
        looked.add(importer);
        if (looked.size > mostFiles) return;
        for (const node of world.importNodes(importer)) {
          const resolution = reading.world.resolve(importer, node.specifier);
          if (resolution.kind === 'file' && resolution.file === file) imported(importer, file, node, name, path);
        }
      }
    });
  /** What a CommonJS module exports it may read by `module.exports` itself. */
  const readByItself = (file: FilePath, name: string, path: Path): void => {
    const [key, ...under] = name === '=' ? path : [name, ...path];
    if (key === undefined) return;
    for (const { item, node: id } of world.written(file, `.${key}`)) {
      const site = reading.site(file, item);
      const node = site?.index.nodes[id];
      if (site && node && 'kind' in node && node.kind === 'member' && isModuleExports(node.object)) valueAt(site, id, under);
    }
  };
  const imported = (file: FilePath, from: FilePath, { item, node, taken }: ImportNode, name: string, path: Path): void => {
    const site = reading.site(file, item);
    if (!site) return;
    if (taken.kind === 'export' && taken.imported === '*' && taken.exported === '*') {
      if (name !== 'default' && name !== '=') exported(file, name, path);
      else if (name === '=' && path[0] !== undefined) exported(file, path[0], path.slice(1));
      return;
    }
    const asked = taken.kind === 'require' ? '=' : taken.kind === 'dynamic' ? '*' : taken.imported;
    const hasDefault = reading.world.scope(from).exports.has('default');
    for (const under of pathsUnder(name, path, asked, hasDefault)) {
      if (taken.kind === 'export') exported(file, taken.exported, under);
      else if (taken.kind === 'import') {
        const found = findBinding(reading, site, node, taken.local, 'values');
        if (found) named(found, taken.local, under);
      } else valueAt(site, node, under);
    }
  };

  const site = reading.site(start.file, start.item);
  const node = site?.index.nodes[start.node];
  if (site && node) {
    if (isClassNode(node)) classAt(site, node.id, start.path);
    else if (isFunctionNode(node)) declared(site, node.id, node.name, start.path);
    else if ('pattern' in node) bind(site, node.id, node.pattern, start.path);
    else if ('kind' in node && node.kind === 'identifier') bind(site, node.id, node, start.path);
    else valueAt(site, node.id, start.path);
  }
  for (const follow of pending) {
    follow();
    if (looked.size > mostFiles) return 'too many';
  }
  return { calls, extended, handed };
}

/** By which paths what a module exports under a name is reached from what is imported of it: a name, `*`, or `=` for the whole. */
function pathsUnder(name: string, path: Path, asked: string, hasDefault: boolean): readonly Path[] {
  switch (asked) {
    case '*':
      return name === '=' ? [path, ['default', ...path]] : [[name, ...path]];
    case '=':
      return [name === '=' ? path : [name, ...path]];
    case name:
      return [path];
    case 'default':
      // A CommonJS module is, by default, all that it exports.
      return name === '=' ? [path] : hasDefault ? [] : [[name, ...path]];
    default:
      return name === '=' && path[0] === asked ? [path.slice(1)] : [];
  }
}
