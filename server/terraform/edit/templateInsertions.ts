import type { Range } from '../../files/index.ts';
import type { HclNodeId, HclTemplatePart } from '../../syntax/index.ts';

/** The stretches of a template that are not text. */
export interface TemplateInsertions {
  /** Interpolations, and the marks of directives (`%{ if … }`, `%{ else }`, `%{ endif }`), sorted. */
  readonly insertions: readonly (Range & { readonly directive: boolean })[];
  /** Whole directives with what they hold; those that hold it once an element repeat. */
  readonly directives: readonly (Range & { readonly repeats: boolean })[];
}

/** Where the text of a template is not its own. */
export function templateInsertions(parts: readonly HclTemplatePart[], rangeOf: (id: HclNodeId) => Range): TemplateInsertions {
  const insertions: (Range & { directive: boolean })[] = [];
  const directives: (Range & { repeats: boolean })[] = [];
  const visit = (list: readonly HclTemplatePart[]): void => {
    for (const part of list) {
      if (part.kind === 'text') continue;
      const { start, end } = rangeOf(part.id);
      if (part.kind === 'interpolation') {
        insertions.push({ start, end, directive: false });
        continue;
      }
      directives.push({ start, end, repeats: part.kind === 'forDirective' });
      // What no inner part covers are the marks (and white space that they take away).
      const inner = part.kind === 'forDirective' ? part.body : [...part.then, ...part.else];
      let at = start;
      for (const range of inner.map(({ id }) => rangeOf(id))) {
        if (range.start > at) insertions.push({ start: at, end: range.start, directive: true });
        at = range.end;
      }
      if (end > at) insertions.push({ start: at, end, directive: true });
      visit(inner);
    }
  };
  visit(parts);
  return { insertions: insertions.sort((a, b) => a.start - b.start), directives };
}
