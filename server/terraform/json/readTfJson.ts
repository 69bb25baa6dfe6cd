import type { JsonOutline } from '../../syntax/index.ts';
import { type JsonItem, readBlockItems } from './readBlocks.ts';

/** A file of Terraform in JSON, as if it were written in HCL. */
export interface TfJson {
  readonly items: ReadonlyMap<string, JsonItem>;
}

/** Reads `.tf.json`, or `.tfvars.json`; https://developer.hashicorp.com/terraform/language/syntax/json */
export function readTfJson(outline: JsonOutline, variables: boolean): TfJson {
  const items = new Map<string, JsonItem>();
  const { root } = outline;
  if (root?.kind === 'object') for (const [key, item] of readBlockItems(root, variables)) items.set(key, item);
  return { items };
}
