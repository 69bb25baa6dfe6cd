import { folderOf } from '../../files/index.ts';
import type { HclAttribute, HclBlock, HclExpression } from '../../syntax/index.ts';
import { spellElement } from './addElements.ts';
import { insertEntry } from './changeEntry.ts';
import { entryStyle } from './entryStyle.ts';
import { insertElements } from './insertElements.ts';
import { indentAt, lineBreak } from './lines.ts';
import type { ListHabits } from './listStyle.ts';
import { locate } from './locate.ts';
import type { ChangeOutcome } from './outcome.ts';
import { refuse } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { literalOf } from './partialTexts.ts';
import { policyKeys } from './policyKeys.ts';
import type { Part } from './recordOf.ts';
import { type NewEntry, spellObject } from './spellObject.ts';
import type { NewStatement } from './spellStatement.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, listStyleOn } from './statementOf.ts';

const habits: ListHabits = { singleAsString: false, single: null, singleOnLines: false, manyOnLines: true, trailingComma: true };

/**
 * Adds the first statement to the empty list that the caller of a generic module gives it: written with the names that the module
 * takes from its elements, or as a statement where it takes these as they are. One that leaves the list out gives it then.
 * `undefined` where there is no such list.
 */
export function addToGap(edited: EditedPolicy, statement: NewStatement): ChangeOutcome | undefined {
  const { context, document } = edited;
  const folder = folderOf(document.at.file);
  const gap = document.gaps?.findLast(({ at, omitted }) => omitted || folderOf(at.file) !== folder);
  const { omitted } = gap ?? {};
  const node = omitted?.call ?? gap?.at;
  const located = node && locate(context, node);
  const outer = omitted ? located : node && parentOf(context, node);
  if (!node || !located || located.multiplied !== null || outer?.written.kind !== 'object') return undefined;
  const { surface, written } = located;
  if (omitted ? surface.language === 'json' : written.kind !== 'list') return undefined;
  if (statement.resources.some((text) => literalOf(text) === null))
    return refuse('it is written in another module, where the reference means nothing', node);
  const own = entryStyle(surface, outer.written);
  const style = { ...own, multiline: true, alignment: 'runs', commas: surface.language === 'json', trailingComma: false } as const;
  const entries = (namesTaken(edited) ?? wholeStatement).flatMap(([key, part]): NewEntry[] => {
    const texts = part === 'actions' ? statement.actions.map((action) => [action]) : part === 'resources' ? statement.resources : null;
    if (texts) return [{ key, value: { elements: texts.flatMap((one) => spellElement(edited, surface, [], one)?.text ?? []), habits } }];
    const value = spellText(surface, [part === 'sid' ? statement.sid : 'Allow'], { bare: false, document: false });
    return value === null ? [] : [{ key, value }];
  });
  const outerIndent = indentAt(surface.text, written.start) + (omitted ? style.unit : '');
  const closeIndent = outerIndent + style.unit;
  const place = { entryIndent: closeIndent + style.unit, closeIndent, newLine: lineBreak(surface.text, written.start), header: '' };
  const record = spellObject(entries, style, place);
  if (omitted) {
    const list = ['[', `${closeIndent}${record}`, `${outerIndent}]`].join(place.newLine);
    const edits = insertEntry(surface, outer.written, `${omitted.name}${own.sign}${list}`, outer.written.entries.length, own);
    return { changes: [{ surface, edits }] };
  }
  const body = { start: written.start + 1, end: written.end - 1 };
  const added = [{ before: 0, element: { text: record } }];
  const listStyle = { ...listStyleOn(edited, surface, written.start), multiline: true, trailingComma: false };
  return { changes: [{ surface, edits: insertElements(surface.text, body, [], added, listStyle) }] };
}

const json = policyKeys({ id: '', kind: 'other', name: '', start: 0, end: 0 }, false);
const wholeStatement: readonly (readonly [string, Part])[] = [
  [json.sid, 'sid'],
  [json.effect, 'effect'],
  [json.action, 'actions'],
  [json.resource, 'resources'],
];

const parts: Readonly<Record<string, Part>> = {
  sid: 'sid',
  Sid: 'sid',
  effect: 'effect',
  Effect: 'effect',
  actions: 'actions',
  Action: 'actions',
  resources: 'resources',
  Resource: 'resources',
};

/** What the document takes from each element, in its order: `actions` of `statement.value.actions`. */
function namesTaken({ context, document }: EditedPolicy): readonly (readonly [string, Part])[] | undefined {
  const item = context.hcl(document.at.file)?.items.get(document.at.item);
  const template = item && templateIn(item.content);
  if (!template) return undefined;
  const found = template.values.flatMap(([name, value]): (readonly [string, Part])[] => {
    const part = parts[name];
    const field = part && fieldIn(value, template.root);
    return part && field !== undefined ? [[field, part]] : [];
  });
  return found.some(([, part]) => part === 'actions') ? found : undefined;
}

/** What makes a statement of each element, and what an element is called in it: `["statement", "value"]`. */
interface Template {
  readonly root: readonly string[];
  readonly values: readonly (readonly [name: string, value: HclExpression])[];
}

function templateIn(node: unknown): Template | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if (Array.isArray(node)) return firstOf(node);
  const { kind } = node as { readonly kind?: unknown };
  const own =
    kind === 'block' ? ofDynamic(node as HclBlock) : kind === 'for' ? ofFor(node as Extract<HclExpression, { kind: 'for' }>) : undefined;
  return own ?? firstOf(Object.values(node));
}

function firstOf(nodes: readonly unknown[]): Template | undefined {
  for (const node of nodes) {
    const found = templateIn(node);
    if (found) return found;
  }
  return undefined;
}

function ofDynamic({ type, labels, body }: HclBlock): Template | undefined {
  if (type !== 'dynamic' || labels[0] !== 'statement') return undefined;
  const iterator = body.elements.find((inner): inner is HclAttribute => inner.kind === 'attribute' && inner.name === 'iterator')?.value;
  const content = body.elements.find((inner): inner is HclBlock => inner.kind === 'block' && inner.type === 'content');
  const attributes = (content?.body.elements ?? []).filter((inner): inner is HclAttribute => inner.kind === 'attribute');
  const root = [iterator?.kind === 'variable' ? iterator.name : 'statement', 'value'];
  return { root, values: attributes.map(({ name, value }) => [name, value]) };
}

function ofFor({ valueName, value }: Extract<HclExpression, { kind: 'for' }>): Template | undefined {
  if (value.kind !== 'object') return undefined;
  const values = value.entries.flatMap(({ key, value: inner }): (readonly [string, HclExpression])[] => {
    const [only] = key.kind === 'template' ? key.parts : [];
    return only?.kind === 'text' ? [[only.value, inner]] : [];
  });
  return { root: [valueName], values };
}

/** The name of what is taken from an element in an expression: `statement.value.actions`, `lookup(s, "actions", [])`. */
function fieldIn(expression: HclExpression, root: readonly string[]): string | undefined {
  if (expression.kind === 'attributeAccess' && isRoot(expression.object, root)) return expression.name;
  if (expression.kind === 'call') {
    const [first, name] = expression.arguments;
    const [only] = name?.kind === 'template' ? name.parts : [];
    if (expression.name === 'lookup' && first && isRoot(first, root) && only?.kind === 'text') return only.value;
    return expression.arguments.map((argument) => fieldIn(argument, root)).find((found) => found !== undefined);
  }
  if (expression.kind === 'conditional') return fieldIn(expression.then, root) ?? fieldIn(expression.else, root);
  return expression.kind === 'parentheses' ? fieldIn(expression.value, root) : undefined;
}

function isRoot(expression: HclExpression, root: readonly string[]): boolean {
  const [name, ...rest] = [...root].reverse();
  if (rest.length === 0) return expression.kind === 'variable' && expression.name === name;
  return expression.kind === 'attributeAccess' && expression.name === name && isRoot(expression.object, rest.reverse());
}
