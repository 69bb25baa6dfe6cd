import type { FilePath } from '../../files/index.ts';
import type { HclBlock, HclItem } from '../../syntax/index.ts';
import type { Declared } from './Module.ts';

/** Something that a file declares. */
export interface Declaration {
  readonly kind: 'variable' | 'local' | 'output' | 'call' | 'resource';
  /** Of a resource `type.name`, of a data source `data.type.name`. */
  readonly name: string;
  readonly item: string;
  /** Of a call, the path that is its source; `null` where it is none, or not a plain text. */
  readonly path: string | null;
}

/** What the items of a file declare: names, and the paths of called modules. */
export function declarationsOf(items: Iterable<readonly [key: string, item: Pick<HclItem, 'content' | 'within'>]>): readonly Declaration[] {
  const found: Declaration[] = [];
  for (const [item, { content, within }] of items) {
    const add = (kind: Declaration['kind'], name: string, path: string | null = null) => found.push({ kind, name, item, path });
    if (content.kind !== 'block') {
      // Only the attributes of `locals` are items within a block.
      if (within !== null) add('local', content.name);
      continue;
    }
    const [first = '', second = ''] = content.labels;
    switch (content.type) {
      case 'variable':
      case 'output':
        add(content.type, first);
        break;
      case 'module':
        add('call', first, sourcePath(content));
        break;
      case 'resource':
        add('resource', `${first}.${second}`);
        break;
      case 'data':
        add('resource', `data.${first}.${second}`);
        break;
    }
  }
  return found;
}

function sourcePath({ body }: HclBlock): string | null {
  const source = body.elements.find((one) => one.kind === 'attribute' && one.name === 'source');
  const value = source?.kind === 'attribute' && source.value.kind === 'template' ? source.value : undefined;
  const part = value?.parts.length === 1 ? value.parts[0] : undefined;
  return part?.kind === 'text' && /^\.\.?(\/|$)/.test(part.value) ? part.value : null;
}

/** Where one name is declared in one file. */
export interface Standing {
  readonly file: FilePath;
  readonly item: string;
}

/** Files whose blocks are merged into those of others; https://developer.hashicorp.com/terraform/language/files/override */
const isOverride = ({ file }: Standing): boolean => /(^|[/_])override\.(tf|tofu)(\.json)?$/.test(file);

/** What several places, by file, declare together under one name. Of those that do not override the first counts. */
export function declaredBy(places: readonly Standing[]): Declared | undefined {
  const overriding = places.filter(isOverride);
  const base = places.find((place) => !isOverride(place)) ?? overriding.shift();
  return base && { ...base, overrides: overriding };
}
