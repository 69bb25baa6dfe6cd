import type { FilePath } from '../../files/index.ts';
import type { HclItem } from '../../syntax/index.ts';
import type { Declared, DeclaredResource, Module } from './Module.ts';

/** Something that a file declares. */
export interface Declaration {
  readonly kind: 'variable' | 'local' | 'output' | 'module' | 'resource' | 'data';
  /** Empty but for resources and data sources. */
  readonly type: string;
  readonly name: string;
  readonly item: string;
}

/** What the top-level items of a file declare: names only. */
export function declarationsOf(items: Iterable<readonly [key: string, content: HclItem['content']]>): readonly Declaration[] {
  const found: Declaration[] = [];
  for (const [item, content] of items) {
    if (content.kind !== 'block') continue;
    const [first = '', second = ''] = content.labels;
    switch (content.type) {
      case 'variable':
      case 'output':
      case 'module':
        found.push({ kind: content.type, type: '', name: first, item });
        break;
      case 'resource':
      case 'data':
        found.push({ kind: content.type, type: first, name: second, item });
        break;
      case 'locals':
        for (const element of content.body.elements)
          if (element.kind === 'attribute') found.push({ kind: 'local', type: '', name: element.name, item });
        break;
    }
  }
  return found;
}

/** Files whose blocks are merged into those of others; https://developer.hashicorp.com/terraform/language/files/override */
function isOverride(file: FilePath): boolean {
  return /(^|[/_])override\.(tf|tofu)(\.json)?$/.test(file);
}

/** The module that files declare together. Of a name that is declared twice the first counts. */
export function moduleOf(folder: FilePath, files: readonly FilePath[], declarations: (file: FilePath) => readonly Declaration[]): Module {
  const variables = new Map<string, Declared>();
  const locals = new Map<string, Declared>();
  const outputs = new Map<string, Declared>();
  const calls = new Map<string, Declared>();
  const resources = new Map<string, DeclaredResource>();
  const sorted = [...files].sort((a, b) => Number(isOverride(a)) - Number(isOverride(b)) || (a < b ? -1 : 1));
  const put = <D extends Declared>(map: Map<string, D>, key: string, declared: D) => {
    const before = map.get(key);
    if (!before) map.set(key, declared);
    else if (isOverride(declared.file))
      map.set(key, { ...before, overrides: [...before.overrides, { file: declared.file, item: declared.item }] });
  };
  for (const file of sorted) {
    for (const { kind, type, name, item } of declarations(file)) {
      const declared: Declared = { file, item, overrides: [] };
      if (kind === 'variable') put(variables, name, declared);
      else if (kind === 'local') put(locals, name, declared);
      else if (kind === 'output') put(outputs, name, declared);
      else if (kind === 'module') put(calls, name, declared);
      else {
        const data = kind === 'data';
        put(resources, `${data ? 'data.' : ''}${type}.${name}`, { ...declared, data, type, name });
      }
    }
  }
  return { folder, variables, locals, outputs, calls, resources };
}
