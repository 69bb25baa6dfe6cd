import type { FilePath } from '../../files/index.ts';
import type { HclOutline, JsonOutline } from '../../syntax/index.ts';

/** What an edit needs to see of the files: their texts and outlines, `undefined` or `null` where there is none. */
export interface EditContext {
  text(file: FilePath): string | undefined;
  hcl(file: FilePath): HclOutline | null;
  json(file: FilePath): JsonOutline | null;
}
