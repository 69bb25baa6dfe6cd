import type { TfNode } from './Policy.ts';

/** What an item is called where it is spoken of: an attribute of `locals` as it is referred to, `local.actions`. */
export const itemName = ({ item }: Pick<TfNode, 'item'>): string => item.replace(/^locals\./, 'local.');
