import type { FilePath } from '../../files/index.ts';
import type { HclOutline, JsonOutline } from '../../syntax/index.ts';
import type { TfNode } from '../Policy.ts';

/** What an edit needs to see of the files: their texts and outlines, `undefined` or `null` where there is none. */
export interface EditContext {
  text(file: FilePath): string | undefined;
  hcl(file: FilePath): HclOutline | null;
  json(file: FilePath): JsonOutline | null;
  /** What could make several of what stands in it, but makes only one of this policy: a `dynamic` block for a list of one. */
  readonly makesOne?: (node: TfNode) => boolean;
}
