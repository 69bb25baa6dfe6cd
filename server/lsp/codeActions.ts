import { isDeepStrictEqual } from 'node:util';
import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver/node';
import type { Finding, FixOffer } from '../features/index.ts';
import type { Context } from './Context.ts';
import { type ActionData, editOfAction } from './editOfAction.ts';
import { pathOf, rangeOf } from './fromProtocol.ts';
import { fixAllKind } from './serverCapabilities.ts';
import { type DiagnosticData, diagnosticOf, diagnosticSource } from './toProtocol.ts';

/** What is offered, and what can't be and why, for clients that know no disabled actions. */
export interface OfferedActions {
  readonly actions: CodeAction[];
  readonly leftOut: readonly string[];
}

interface Offer {
  readonly action: CodeAction;
  readonly data: ActionData;
}

/**
 * The fixes offered in a range, the preferred ones first, and "fix all" where it is asked for. Edits are computed and
 * verified at once only for clients that can't ask for them when an action is chosen.
 */
export function codeActions(context: Context, params: CodeActionParams): OfferedActions {
  const offers = [...quickFixes(context, params), ...fixAll(context, params)];
  const actions: CodeAction[] = [];
  const leftOut: string[] = [];
  for (const { action, data } of offers) {
    const outcome = context.client.resolveEdits ? undefined : editOfAction(context, data);
    if (!outcome) actions.push({ ...action, data });
    else if ('edit' in outcome) actions.push({ ...action, edit: outcome.edit });
    else if (context.client.disabledActions) actions.push({ ...action, disabled: { reason: outcome.refused } });
    else leftOut.push(`"${action.title}" is not offered: ${outcome.refused}`);
  }
  return { actions, leftOut };
}

function quickFixes({ engine, client, seen }: Context, params: CodeActionParams): Offer[] {
  const file = pathOf(params.textDocument.uri);
  if (file === undefined || !isWanted(CodeActionKind.QuickFix, params.context)) return [];
  const named = (finding: Finding) => {
    const own = diagnosticOf(finding, seen);
    return params.context.diagnostics.find((diagnostic) => isSame(diagnostic, own, finding));
  };
  const inRange = engine.offers(file, rangeOf(params.range, seen.text(file)));
  // Neovim asks at the cursor, and names the diagnostics of the whole line
  const onLine = engine
    .findings(file)
    .filter((finding) => !inRange.some((offer) => offer.finding.fingerprint === finding.fingerprint) && named(finding))
    .flatMap((finding) => engine.offersOf(finding).map((fix) => ({ finding, fix })));
  const offers = [...inRange, ...onLine];
  return [...offers.filter(({ fix }) => isPreferred(fix)), ...offers.filter(({ fix }) => !isPreferred(fix))].map(({ finding, fix }) => {
    const action = CodeAction.create(fix.title, CodeActionKind.QuickFix);
    action.diagnostics = [named(finding) ?? diagnosticOf(finding, seen)];
    if (client.preferredActions && isPreferred(fix)) action.isPreferred = true;
    return { action, data: { file: finding.file, fingerprint: finding.fingerprint, start: finding.range.start, fix: fix.id } };
  });
}

function fixAll({ engine }: Context, params: CodeActionParams): Offer[] {
  const file = pathOf(params.textDocument.uri);
  if (file === undefined || !isFixAllWanted(params.context)) return [];
  const fixable = engine.findings(file).filter(({ fixes }) => fixes.some((fix) => !fix.unsafe));
  if (fixable.length < (params.context.only ? 1 : 2)) return [];
  return [{ action: CodeAction.create('Fix all that can be fixed safely in this file', fixAllKind), data: { file, fixAll: true } }];
}

/** Narrowing and removing is never the one to take. */
const isPreferred = (fix: FixOffer) => fix.preferred && !fix.unsafe;

function isWanted(kind: string, { only }: CodeActionContext): boolean {
  return !only || [only].flat().some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** On request, or when a person opens the menu; not while the cursor moves. */
function isFixAllWanted(asked: CodeActionContext): boolean {
  return isWanted(fixAllKind, asked) && (asked.only !== undefined || asked.triggerKind === CodeActionTriggerKind.Invoked);
}

/** Whether a diagnostic that the client sent back is the finding's, with or without the data that we gave it. */
function isSame(theirs: Diagnostic, own: Diagnostic, { fingerprint }: Finding): boolean {
  if (theirs.source !== diagnosticSource || theirs.code !== own.code || !isDeepStrictEqual(theirs.range, own.range)) return false;
  const data = theirs.data as Partial<DiagnosticData> | null | undefined;
  return (data?.fingerprint ?? fingerprint) === fingerprint;
}
