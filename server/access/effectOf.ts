import type { Statement } from '../terraform/index.ts';
import { wholeText } from './partialText.ts';

/** The Effect of a statement as it is written; `undefined` where it is missing or not known. */
export const effectOf = ({ effect }: Statement): string | undefined => (effect ? wholeText(effect.value) : undefined);

/** The Sid of a statement as it is written; `undefined` where it has none, or not one that is known. */
export const sidOf = ({ sid }: Statement): string | undefined => (sid ? wholeText(sid.value) : undefined);
