import type { Range } from '../../files/index.ts';
import type { Surface } from './Written.ts';

/**
 * Before which element one can be added so that it always stands there, with its comma: at the end if no directive holds the
 * last one or follows it, else before one that stands in none; `null` if there is none.
 */
export function freeIndex(elements: readonly Range[], inList: readonly Range[]): number | null {
  const isFree = (element: Range): boolean => !inList.some(({ start, end }) => start <= element.start && element.end <= end);
  const last = elements.at(-1);
  if (inList.length === 0 || (last && inList.every(({ end }) => end <= last.start))) return elements.length;
  const index = elements.findIndex(isFree);
  return index < 0 ? null : index;
}

/** The directives of a template that stand between or around elements of a list: not those within one, nor those around the list. */
export function directivesIn({ directives }: Surface, list: Range, elements: readonly Range[]): readonly Range[] {
  return directives.filter(({ start, end }) => {
    if (start >= list.end || end <= list.start || (start <= list.start && end >= list.end)) return false;
    return !elements.some((element) => element.start <= start && end <= element.end);
  });
}
