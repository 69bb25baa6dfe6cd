import { type CodeAction, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { FilePath, Finding } from '../features/index.ts';
import type { Context } from './Context.ts';
import { workspaceEditOf } from './toProtocol.ts';

/** What a code action carries to the client and back: one fix of one finding, or all safe ones of a file. */
export type ActionData =
  | { readonly file: FilePath; readonly fixAll: true }
  | { readonly file: FilePath; readonly fingerprint: string; readonly start: number; readonly fix: string };

/** The edit of an action, or why there is none; `leftOut` says what "fix all" could not mend. */
export type EditOutcome = { readonly edit: WorkspaceEdit; readonly leftOut: readonly string[] } | { readonly refused: string };

/** The verified edit behind an action. Positions and versions are those of now. */
export function editOfAction({ engine, seen }: Context, data: ActionData): EditOutcome {
  if ('fixAll' in data) {
    const { changes, refused } = engine.fixAll({ unsafe: false, only: [data.file] });
    const leftOut = refused.map(({ finding, reason }) => `${finding.message}: not fixed, ${reason}`);
    if (changes.length > 0) return { edit: workspaceEditOf(changes, seen), leftOut };
    return { refused: leftOut.join('; ') || 'nothing in this file can be fixed safely' };
  }
  const finding = findAgain(engine.findings(data.file), data.fingerprint, data.start);
  if (!finding) return { refused: 'the finding is gone, or the text has changed since; ask for the actions again' };
  const outcome = engine.fix(finding, data.fix);
  return 'refused' in outcome ? outcome : { edit: workspaceEditOf(outcome.changes, seen), leftOut: [] };
}

/** An action with its edit, if there is one, and what to tell: in a message where a person chose one fix, else in the log. */
export interface ResolvedAction {
  readonly action: CodeAction;
  readonly message?: string;
  readonly log: readonly string[];
}

/**
 * Gives an action its edit, when it has been chosen. "Fix all" may run at each save, so it is refused without a message.
 * @throws `ResponseError` (RequestFailed) when the action is none of ours.
 */
export function resolveCodeAction(context: Context, action: CodeAction): ResolvedAction {
  const { data } = action;
  if (!isActionData(data)) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, `"${action.title}" is not an action of iam-policy-sync`);
  }
  const outcome = editOfAction(context, data);
  if ('edit' in outcome) return { action: { ...action, edit: outcome.edit }, log: outcome.leftOut };
  const reason = outcome.refused;
  const told = `"${action.title}" is not applied: ${reason}`;
  const resolved = context.client.disabledActions ? { ...action, disabled: { reason } } : action;
  return { action: resolved, ...('fixAll' in data ? { log: [told] } : { log: [], message: told }) };
}

/** Of findings with one fingerprint, the one nearest to where it was. */
function findAgain(findings: readonly Finding[], fingerprint: string, start: number): Finding | undefined {
  const same = findings.filter((finding) => finding.fingerprint === fingerprint);
  const distance = (finding: Finding) => Math.abs(finding.range.start - start);
  return same.sort((a, b) => distance(a) - distance(b))[0];
}

function isActionData(data: unknown): data is ActionData {
  if (typeof data !== 'object' || data === null || !('file' in data) || typeof data.file !== 'string') return false;
  if ('fixAll' in data) return data.fixAll === true;
  return 'fingerprint' in data && 'start' in data && 'fix' in data && typeof data.start === 'number' && typeof data.fix === 'string';
}
