import { applyEdits, baseName, type TextEdit } from '../../files/index.ts';
import { grouped } from '../../query/index.ts';
import { itemName } from '../itemName.ts';
import type { Policy, Statement, StatementList, TfNode } from '../Policy.ts';
import type { EditOutcome, FileEdit, PolicyChange } from '../PolicyChange.ts';
import { addElements } from './addElements.ts';
import { addRecord } from './addRecord.ts';
import { addStatement } from './addStatement.ts';
import { setEffect, setSid, setVersion } from './changeEntry.ts';
import { composeEdits, tidyEdits } from './composeEdits.ts';
import type { EditContext } from './EditContext.ts';
import { editYaml } from './editYaml.ts';
import { formatting } from './formatting.ts';
import { isJsonConfiguration } from './jsonSurface.ts';
import { locate } from './locate.ts';
import { makesOne } from './makesOne.ts';
import { mergeStatements } from './mergeStatements.ts';
import { type ChangeOutcome, isRefusal, refuse, type SurfaceEdits, sameNode } from './outcome.ts';
import { removeFromLists } from './removeFromLists.ts';
import { removeStatement } from './removeStatement.ts';
import { replaceInList } from './replaceInList.ts';
import { type EditedPolicy, type EditPlace, statementOf } from './statementOf.ts';
import type { Surface } from './Written.ts';

/**
 * The edits that make `change` in a policy, in whichever form it is written and in its author's style; no edits when
 * nothing is left to change. What is edited may be shared: `checkedEdit` says with whom. `where`: in
 * which of the places that can say it.
 */
export function editPolicy(context: EditContext, policy: Policy, change: PolicyChange, where: EditPlace = 'text'): EditOutcome {
  if ('reason' in policy.document) return refuse(policy.document.reason, policy.document.at);
  const edited = {
    context: { ...readAsTemplates(context, policy), makesOne: makesOne(context, policy.document) },
    policy,
    document: policy.document,
    where,
  };
  const outcome = editYaml(edited, change) ?? changeOf(edited, change);
  if (isRefusal(outcome)) return outcome;
  const edits = inFiles(outcome.changes);
  const installed = edits.find(({ file }) => file.includes('/.terraform/'));
  if (installed)
    return refuse(`what would have to change is written in an installed module (${baseName(installed.file)})`, policy.document.at);
  const place = edits.length > 0 ? placeOf(edited, change, outcome.changes) : undefined;
  return place === undefined ? { edits } : { edits, place };
}

/** The text of a policy that is a template is no plain JSON, even if it looks like that. */
function readAsTemplates(context: EditContext, { form }: Policy): EditContext {
  return form === 'templatefile' ? { ...context, json: (file) => (isJsonConfiguration(file) ? context.json(file) : null) } : context;
}

/** Where the change is, when that is outside of what the statement or document is written in. */
function placeOf({ context, document }: EditedPolicy, change: PolicyChange, changes: readonly SurfaceEdits[]): string | undefined {
  const node = 'statement' in change ? change.statement : 'into' in change ? change.into : document.at;
  const home = locate(context, node)?.surface;
  const away = changes.find(({ surface, edits }) => edits.length > 0 && (surface.file !== home?.file || surface.item !== home.item));
  if (!away) return undefined;
  const { file, item } = away.surface;
  return item === null || file.endsWith('.tfvars') ? baseName(file) : itemName({ item });
}

function changeOf(edited: EditedPolicy, change: PolicyChange): ChangeOutcome {
  switch (change.kind) {
    case 'addActions':
      return inList(edited, change.statement, 'actions', (list, statement) =>
        addElements(
          edited,
          statement,
          list,
          change.actions.map((action) => [action]),
        ),
      );
    case 'addResources':
      return inList(edited, change.statement, 'resources', (list, statement) => addElements(edited, statement, list, change.resources));
    case 'addStatement':
      return edited.where === 'callers' ? addRecord(edited, change) : addStatement(edited, change);
    case 'removeActions':
      return inList(
        edited,
        change.statement,
        'actions',
        (list, statement) => removeFromLists(edited, statement, list, change.elements) ?? removeStatement(edited, change.statement),
      );
    case 'removeStatement':
      return removeStatement(edited, change.statement);
    case 'replaceElement':
      return replaceIn(edited, change.statement, change.element, (list, statement) =>
        replaceInList(edited, statement, list, change.element, change.with),
      );
    case 'setSid':
      return setSid(edited, change.statement, change.sid);
    case 'setEffect':
      return setEffect(edited, change.statement, change.effect);
    case 'setVersion':
      return setVersion(edited);
    case 'mergeStatements':
      return mergeStatements(edited, change.into, change.from);
  }
}

function inList(
  edited: EditedPolicy,
  node: TfNode,
  which: 'actions' | 'resources',
  then: (list: StatementList, statement: Statement) => ChangeOutcome,
): ChangeOutcome {
  const statement = statementOf(edited, node);
  if (isRefusal(statement)) return statement;
  const list = statement[which];
  return list ? then(list, statement) : refuse(`the statement has no ${which === 'actions' ? 'Action' : 'Resource'}`, node);
}

function replaceIn(
  edited: EditedPolicy,
  node: TfNode,
  element: TfNode,
  then: (list: StatementList, statement: Statement) => ChangeOutcome,
): ChangeOutcome {
  const statement = statementOf(edited, node);
  if (isRefusal(statement)) return statement;
  const lists = [statement.actions, statement.notActions, statement.resources, statement.notResources];
  const list = lists.find((candidate) => candidate?.elements.some(({ at }) => sameNode(at, element)));
  return list ? then(list, statement) : refuse('the statement has no such element (any more)', element);
}

/** The edits in the offsets and spelling of their files, with `terraform fmt` kept where it held. */
function inFiles(changes: readonly SurfaceEdits[]): FileEdit[] {
  const bySurface = grouped(changes, ({ surface }) =>
    JSON.stringify([surface.file, surface.block?.start ?? null, surface.toFile(0), surface.text.length]),
  );
  return [...bySurface.values()].flatMap((same) => {
    const [{ surface }] = same;
    const edits = same.flatMap((one) => one.edits);
    return keepFormatted(surface, edits).map(({ start, end, newText }) => ({
      file: surface.file,
      start: surface.toFile(start),
      end: surface.toFile(end),
      newText: surface.encode(newText),
    }));
  });
}

/** Adds the edits by which a block that `terraform fmt` would leave alone stays so. */
function keepFormatted({ text, block }: Surface, edits: readonly TextEdit[]): TextEdit[] {
  if (!block || edits.length === 0 || formatting(text.slice(block.start, block.end)).length > 0) return tidyEdits(text, edits);
  const growth = edits.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  const after = applyEdits(text, edits).slice(block.start, block.end + growth);
  const second = formatting(after).map(({ start, end, newText }) => ({ start: block.start + start, end: block.start + end, newText }));
  return composeEdits(text, edits, second);
}
