import { type HclTemplatePart, type JsonNode, type JsonOutline, readJsonTemplate } from '../../syntax/index.ts';
import type { TfNode } from '../Policy.ts';
import type { PieceSource, Spelling, StringValue } from './Value.ts';

/** The JSON that a text spells, without regard to what is inserted: the pointer of the value that starts at an offset. */
interface Skeleton {
  readonly partStarts: ReadonlyMap<number, number>;
  readonly pointers: ReadonlyMap<number, string>;
}

/** Width of what stands for an insertion: a string of JSON with a character in it. */
const insertionWidth = 3;

const skeletons = new WeakMap<readonly HclTemplatePart[], Skeleton>();

/**
 * For the JSON that a string spells: the node of the value that starts in a piece, at an offset into the piece.
 * `undefined` where the string is not spelled out anywhere.
 */
export function jsonPointers(value: StringValue): ((source: PieceSource, offset: number) => TfNode | undefined) | undefined {
  const { spelling, at } = value;
  if (!spelling) return undefined;
  const skeleton = skeletonOf(spelling.parts);
  return (source, offset) => {
    const start = skeleton.partStarts.get(source.part);
    if (start === undefined) return undefined;
    const pointer = skeleton.pointers.get(start + (source.inserted ? 0 : source.offset + offset));
    if (pointer === undefined) return undefined;
    return pointed(spelling, at, pointer);
  };
}

function pointed(spelling: Spelling, at: TfNode, pointer: string): TfNode {
  return spelling.file === null ? { ...at, pointer } : { file: spelling.file, item: pointer, node: 0 };
}

function skeletonOf(parts: readonly HclTemplatePart[]): Skeleton {
  let known = skeletons.get(parts);
  if (!known) skeletons.set(parts, (known = readSkeleton(parts)));
  return known;
}

function readSkeleton(parts: readonly HclTemplatePart[]): Skeleton {
  const partStarts = new Map<number, number>();
  const insertions: { start: number; end: number; directive: boolean }[] = [];
  let text = '';
  const insert = (width: number, directive: boolean) => {
    insertions.push({ start: text.length, end: text.length + width, directive });
    text += '_'.repeat(width);
  };
  const visit = (list: readonly HclTemplatePart[]): void => {
    for (const part of list) {
      partStarts.set(part.id, text.length);
      if (part.kind === 'text') text += part.value;
      else if (part.kind === 'interpolation') insert(insertionWidth, false);
      else {
        insert(1, true);
        visit(part.kind === 'ifDirective' ? part.then : part.body);
        insert(1, true);
        if (part.kind === 'ifDirective') visit(part.else);
        insert(1, true);
      }
    }
  };
  visit(parts);
  return { partStarts, pointers: pointersOf(readJsonTemplate(text, insertions)) };
}

/** The pointers of the values by where they start. */
function pointersOf(outline: JsonOutline): ReadonlyMap<number, string> {
  const pointers = new Map<number, string>();
  const visit = (node: JsonNode): void => {
    if (!pointers.has(node.start)) pointers.set(node.start, node.pointer);
    if (node.kind === 'array') for (const element of node.elements) visit(element);
    if (node.kind === 'object') for (const property of node.properties) visit(property.value);
  };
  if (outline.root) visit(outline.root);
  return pointers;
}
