import { showPartialText } from '../access/index.ts';
import { equal } from '../query/index.ts';
import { itemName, type Statement, type StatementList, type Terraform } from '../terraform/index.ts';

/**
 * Whether two statements say the same but for Sid and actions, and do so by the same text: merging them grants nothing new,
 * here and wherever else their text is evaluated.
 */
export function differOnlyInActions(terraform: Terraform, a: Statement, b: Statement): boolean {
  return (
    terraform.writtenAlike(a.at, b.at) &&
    a.actions !== null &&
    b.actions !== null &&
    a.notActions === null &&
    b.notActions === null &&
    sameText(a.effect?.value, b.effect?.value) &&
    sameElements(a.resources, b.resources) &&
    sameElements(a.notResources, b.notResources) &&
    equal(a.conditions?.value ?? null, b.conditions?.value ?? null) &&
    equal(a.principals?.value ?? null, b.principals?.value ?? null)
  );
}

const sameText = (a: Parameters<typeof showPartialText>[0] | undefined, b: Parameters<typeof showPartialText>[0] | undefined): boolean =>
  equal(a, b);

function sameElements(a: StatementList | null, b: StatementList | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.open !== null || b.open !== null) return false;
  const shown = (list: StatementList) => [...new Set(list.elements.map((element) => showPartialText(element.value)))].sort();
  return equal(shown(a), shown(b));
}

/** Whether two statements stand in one text that is used as a whole: of two data sources each may be used elsewhere without the other. */
export function isSameDocument({ at: a }: Statement, { at: b }: Statement): boolean {
  if (a.file !== b.file) return false;
  return a.item.startsWith('/') && !a.file.endsWith('.tf.json') ? true : itemName(a) === itemName(b);
}
