import type { PartialText } from '../../aws/index.ts';
import type { FilePath, Range, TextEdit } from '../../files/index.ts';
import { isYaml } from '../functions/isYaml.ts';
import { type YamlList, yamlAt } from '../functions/yamlAt.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import type { PolicyChange } from '../PolicyChange.ts';
import type { EditContext } from './EditContext.ts';
import { jsonFile } from './jsonSurface.ts';
import { lineBreak, lineStart, nextLine } from './lines.ts';
import { type ChangeOutcome, refuse, sameNode } from './outcome.ts';
import { has, literalOf } from './partialTexts.ts';
import type { EditedPolicy } from './statementOf.ts';

/** Whether a node stands in a file of YAML by itself. */
const isInYaml = ({ file, item }: TfNode): boolean => isYaml(file) && item !== '';

/** Whether a list does; one that is the whole file is told by its elements. */
const isListInYaml = ({ at, elements }: StatementList): boolean =>
  isInYaml(at) || (isYaml(at.file) && elements.length > 0 && elements.every((one) => one.at.file === at.file && isInYaml(one.at)));

/**
 * A change of what is written in a file of YAML: actions that are added to a list, removed from one or replaced in one. Comments stay,
 * but for those of what is removed. `undefined` where the change is of something else.
 */
export function editYaml({ context, document }: EditedPolicy, change: PolicyChange): ChangeOutcome | undefined {
  const statement = 'statement' in change ? document.statements.find(({ at }) => sameNode(at, change.statement)) : undefined;
  const actions = statement?.actions;
  if (change.kind === 'addActions' && actions && isListInYaml(actions)) return added(context, actions, change.actions);
  if (change.kind === 'removeActions' && actions && change.elements.some(isInYaml)) return removed(context, actions, change.elements);
  if (change.kind === 'replaceElement' && statement && isInYaml(change.element))
    return replaced(context, statement, change.element, change.with);
  const node = 'into' in change ? change.into : 'statement' in change ? change.statement : document.at;
  return isYaml(node.file) ? refuse(notThere, node) : undefined;
}

const notThere = 'it is written in YAML, where no more than actions of a list are changed';

function added(context: EditContext, { elements, at }: StatementList, actions: readonly string[]): ChangeOutcome {
  const missing = actions.filter((action) => !has(elements, [action]));
  const text = context.text(at.file) ?? '';
  const value = yamlAt(text, at.item);
  if (missing.length === 0) return { changes: [] };
  if (value?.kind === 'scalar') {
    const list = asList(text, value.range, missing);
    return list ? inFile(at.file, text, [list]) : refuse(notThere, at);
  }
  const written = value && typeof value.kind === 'object' ? value.kind : undefined;
  const edits = written ? behind(text, written, written.elements.length - 1, missing) : null;
  return edits ? inFile(at.file, text, edits) : refuse(notThere, at);
}

/** A value that becomes a list of itself and others; `null` for one with an anchor or a tag, which would be the list's. */
function asList(text: string, range: Range, actions: readonly string[], own = text.slice(range.start, range.end)): TextEdit | null {
  if (/[&!]\S*\s*$/.test(text.slice(lineStart(text, range.start), range.start))) return null;
  return { ...range, newText: `[${[own, ...spelled(text, [range], actions)].join(', ')}]` };
}

/** What stands before an element that has its line to itself. */
const dashBefore = /^([ \t]*)-([ \t]+)$/;

/** New elements behind one of a list; `null` where it is written in a way of its own. */
function behind(text: string, { flow, elements }: YamlList, index: number, actions: readonly string[]): TextEdit[] | null {
  const after = elements[index];
  if (!after) return null;
  const { start, end } = after;
  const sources = spelled(text, elements, actions);
  if (flow) return [{ start: end, end, newText: sources.map((source) => `, ${source}`).join('') }];
  const [, indent, space] = dashBefore.exec(text.slice(lineStart(text, start), start)) ?? [];
  if (indent === undefined || space === undefined) return null;
  const newLine = lineBreak(text, start);
  const at = nextLine(text, end);
  const lines = sources.map((source) => `${indent}-${space}${source}`);
  const isOpen = at === text.length && !text.endsWith('\n');
  return [{ start: at, end: at, newText: lines.map((line) => (isOpen ? newLine + line : line + newLine)).join('') }];
}

function removed(context: EditContext, actions: StatementList, nodes: readonly TfNode[]): ChangeOutcome {
  const [first] = nodes;
  if (!first || nodes.some((node) => node.file !== first.file || !isInYaml(node))) return refuse(notThere, actions.at);
  const text = context.text(first.file) ?? '';
  const places = nodes.flatMap((node) => yamlAt(text, node.item)?.within ?? []);
  const list = places[0]?.list;
  if (!list || places.length < nodes.length || places.some((place) => place.list.start !== list.start)) return refuse(notThere, actions.at);
  // Of a list in brackets over several lines it is not known which comment is about which element.
  if (list.flow && /[\n#]/.test(flowText(text, list))) return refuse(notThere, actions.at);
  const gone = new Set(places.map(({ index }) => index));
  const kept = list.elements.findIndex((_, index) => !gone.has(index));
  if (kept < 0) return refuse('nothing would be left of the list', actions.at);
  const edits = [...gone].flatMap((index): TextEdit[] => {
    const [before, own, next] = [list.elements[index - 1], list.elements[index], list.elements[index + 1]];
    if (!own) return [];
    if (!list.flow && !dashBefore.test(text.slice(lineStart(text, own.start), own.start))) return [];
    if (!list.flow) return [{ ...linesOf(text, own, next ?? undefined), newText: '' }];
    // With the comma before it, or behind it where nothing before it stays.
    if (index > kept) return before ? [{ start: before.end, end: own.end, newText: '' }] : [];
    return next ? [{ start: own.start, end: next.start, newText: '' }] : [];
  });
  return edits.length === gone.size ? inFile(first.file, text, edits) : refuse(notThere, actions.at);
}

/** A list in brackets, as it is written. */
function flowText(text: string, { start, elements }: YamlList): string {
  const last = elements.findLast((element) => element !== null)?.end ?? start;
  const end = text.indexOf(']', last);
  return text.slice(start, end < 0 ? text.length : end);
}

/** The lines of an element, with the comment above it that is about nothing else: the next one does not follow at once. */
function linesOf(text: string, element: Range, next: Range | undefined): Range {
  let start = lineStart(text, element.start);
  const end = nextLine(text, element.end);
  if (next && lineStart(text, next.start) === end) return { start, end };
  while (start > 0 && /^\s*#/.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
  return { start, end };
}

function replaced(context: EditContext, { actions }: Statement, node: TfNode, texts: readonly PartialText[]): ChangeOutcome {
  const text = context.text(node.file) ?? '';
  const value = yamlAt(text, node.item);
  const others = actions?.elements.filter(({ at }) => !sameNode(at, node)) ?? [];
  if (!actions || others.length === actions.elements.length || value?.kind !== 'scalar') return refuse(notThere, node);
  const [first, ...rest] = texts.flatMap((one) => (has(others, one) ? [] : (literalOf(one) ?? [])));
  if (first === undefined) return removed(context, actions, [node]);
  const { range, within } = value;
  const [source = ''] = spelled(text, [range], [first]);
  if (rest.length === 0) return inFile(node.file, text, [{ ...range, newText: source }]);
  if (!within) {
    const list = asList(text, range, rest, source);
    return list ? inFile(node.file, text, [list]) : refuse(notThere, node);
  }
  const more = behind(text, within.list, within.index, rest);
  return more ? inFile(node.file, text, [{ ...range, newText: source }, ...more]) : refuse(notThere, node);
}

/** Actions as those beside them are written: by themselves where that says them, else in the same quotes. */
function spelled(text: string, among: readonly (Range | null)[], actions: readonly string[]): string[] {
  const mark = among.map((range) => (range ? text.charAt(range.start) : '')).findLast((char) => char === '"' || char === "'");
  return actions.map((action) => {
    if (mark === undefined && /^[\w-]+:[\w*?-]*[\w*]$/.test(action)) return action;
    return mark === "'" ? `'${action}'` : JSON.stringify(action);
  });
}

function inFile(file: FilePath, text: string, edits: readonly TextEdit[]): ChangeOutcome {
  const { surface } = jsonFile(file, text, { kind: 'null', start: 0, end: 0, pointer: '' });
  return { changes: [{ surface, edits }] };
}
