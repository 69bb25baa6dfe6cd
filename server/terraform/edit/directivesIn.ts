import type { Range } from '../../files/index.ts';
import type { Surface } from './Written.ts';

/** The directives of a template that stand between or around elements of a list: not those within one, nor those around the list. */
export function directivesIn({ directives }: Surface, list: Range, elements: readonly Range[]): readonly Range[] {
  return directives.filter(({ start, end }) => {
    if (start >= list.end || end <= list.start || (start <= list.start && end >= list.end)) return false;
    return !elements.some((element) => element.start <= start && end <= element.end);
  });
}
