import type { HclItem, HclNodeId } from '../../syntax/index.ts';
import { isYaml } from '../functions/isYaml.ts';
import type { TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { jsonAt, jsonFile, jsonInHcl, jsonTemplateFile, writtenJson } from './jsonSurface.ts';
import type { Surface, Written } from './Written.ts';
import { type HclNode, pathTo, rangeOf, writtenBlock, writtenExpression } from './writtenHcl.ts';

/** Where something is written, and in what. */
export interface Located {
  readonly surface: Surface;
  readonly written: Written;
  /** What makes several of this one text, if anything: a `for` expression, a `dynamic` block, a directive. */
  readonly multiplied: string | null;
}

/** Finds the text of a node. `undefined` when the files do not hold it (any more), or its JSON is too broken to be edited. */
export function locate(context: EditContext, node: TfNode): Located | undefined {
  const text = context.text(node.file);
  if (text === undefined) return undefined;
  const item = context.hcl(node.file)?.items.get(node.item);
  if (item) return locateHcl(context, text, node, item);
  if (node.pointer !== undefined || isYaml(node.file)) return undefined;
  const outline = context.json(node.file);
  const spelled =
    outline?.root && outline.errors.length === 0 ? jsonFile(node.file, text, outline.root) : jsonTemplateFile(node.file, text);
  const value = spelled && jsonAt(spelled.root, node.item);
  if (!spelled || !value) return undefined;
  return { surface: spelled.surface, written: writtenJson(spelled.surface, value), multiplied: repeatedBy(spelled.surface, value.start) };
}

function locateHcl(context: EditContext, text: string, node: TfNode, item: HclItem): Located | undefined {
  const path = pathTo(item, node.node);
  const found = path.at(-1);
  if (!found) return undefined;
  const multiplied = multipliers(path).find(({ id }) => !context.makesOne?.({ file: node.file, item: node.item, node: id }))?.name ?? null;
  if (node.pointer !== undefined) {
    const template = 'kind' in found && found.kind === 'attribute' ? found.value : found;
    if (!('kind' in template) || template.kind !== 'template') return undefined;
    const spelled = jsonInHcl(node.file, node.item, text, template, (id) => rangeOf(item, id));
    const value = spelled && jsonAt(spelled.root, node.pointer);
    if (!spelled || !value) return undefined;
    return {
      surface: spelled.surface,
      written: writtenJson(spelled.surface, value),
      multiplied: multiplied ?? repeatedBy(spelled.surface, value.start),
    };
  }
  const block = (item.within !== null && context.hcl(node.file)?.items.get(item.within)) || item;
  const surface: Surface = {
    file: node.file,
    item: node.item,
    text,
    language: 'hcl',
    toFile: (at) => at,
    encode: (newText) => newText,
    block: { start: block.start, end: block.start + (block.ranges[1] ?? 0) },
    references: 'bare',
    templated: true,
    directives: [],
  };
  return { surface, written: writtenNode(item, found), multiplied };
}

function writtenNode(item: HclItem, node: HclNode): Written {
  if (!('kind' in node)) return writtenExpression(item, node.value);
  if (node.kind === 'block') return writtenBlock(item, node);
  return writtenExpression(item, node.kind === 'attribute' ? node.value : node);
}

/** What on the way down to a node can make several of it, outermost first; what it is made from does not. */
export function multipliers(path: readonly HclNode[]): readonly { readonly id: HclNodeId; readonly name: string }[] {
  return path.slice(0, -1).flatMap((node, index) => {
    if (!('kind' in node)) return [];
    const below = path[index + 1];
    if (node.kind === 'for') return below === node.collection ? [] : [{ id: node.id, name: 'a for expression' }];
    const inContent = below && 'kind' in below && below.kind === 'block';
    return node.kind === 'block' && node.type === 'dynamic' && inContent
      ? [{ id: node.id, name: `dynamic "${node.labels[0] ?? ''}"` }]
      : [];
  });
}

function repeatedBy(surface: Surface, offset: number): string | null {
  return surface.directives.some(({ start, end, repeats }) => repeats && start <= offset && offset < end) ? 'a for directive' : null;
}
