import { blockForms } from './blockForms.ts';
import type { EditForm } from './formParts.ts';
import { listForms } from './listForms.ts';
import { objectForms } from './objectForms.ts';
import { textForms } from './textForms.ts';

/** Every way to write the policy that a module of a plan can have, by name. */
export const editForms: Readonly<Record<string, EditForm>> = { ...listForms, ...objectForms, ...blockForms, ...textForms };
