import { pushOnceUnder } from '../../query/index.ts';
import type { NodeId, TsContent } from '../../syntax/index.ts';
import { itemIndex } from './itemIndex.ts';

const written = new WeakMap<TsContent, ReadonlyMap<string, readonly NodeId[]>>();

/**
 * Where an item writes a name for a value: its identifiers, `this` under that word, members under their name after a dot
 * (`.put`), keys of patterns likewise, and what could not be read under each of its words.
 */
export function writtenNames(content: TsContent): ReadonlyMap<string, readonly NodeId[]> {
  let names = written.get(content);
  if (!names) written.set(content, (names = read(content)));
  return names;
}

function read(content: TsContent): ReadonlyMap<string, readonly NodeId[]> {
  const result = new Map<string, NodeId[]>();
  const add = (name: string, node: NodeId): void => pushOnceUnder(result, name, node);
  for (const node of itemIndex(content).nodes) {
    if (!node || !('kind' in node)) continue;
    if (node.kind === 'identifier') add(node.name, node.id);
    else if (node.kind === 'this') add('this', node.id);
    else if (node.kind === 'member') add(`.${node.property}`, node.id);
    else if (node.kind === 'objectPattern') {
      for (const { key } of node.properties) if (typeof key === 'string') add(`.${key}`, node.id);
    } else if (node.kind === 'unknown') for (const word of new Set(node.text.match(/[\p{ID_Continue}$]+/gu))) add(word, node.id);
  }
  return result;
}
