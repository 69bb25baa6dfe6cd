import { type CodeAction, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { FilePath, Finding } from '../features/index.ts';
import type { Context } from './Context.ts';
import { workspaceEditOf } from './toProtocol.ts';

/** What a code action carries to the client and back: one fix of one finding, or all safe ones of a file. */
export type ActionData =
  | { readonly file: FilePath; readonly fixAll: true }
  | { readonly file: FilePath; readonly fingerprint: string; readonly start: number; readonly fix: string };

/** The verified edit behind an action, or why there is none. Positions and versions are those of now. */
export function editOfAction({ engine, seen }: Context, data: ActionData): { readonly edit: WorkspaceEdit } | { readonly refused: string } {
  if ('fixAll' in data) {
    const { changes, refused } = engine.fixAll({ unsafe: false, only: [data.file] });
    if (changes.length > 0) return { edit: workspaceEditOf(changes, seen) };
    return { refused: refused.map(({ reason }) => reason).join('; ') || 'nothing in this file can be fixed safely' };
  }
  const finding = findAgain(engine.findings(data.file), data.fingerprint, data.start);
  if (!finding) return { refused: 'the finding is gone, or the text has changed since; ask for the actions again' };
  const outcome = engine.fix(finding, data.fix);
  return 'refused' in outcome ? outcome : { edit: workspaceEditOf(outcome.changes, seen) };
}

/**
 * Gives an action its edit, when the person has chosen it; or says why not.
 * @throws `ResponseError` (RequestFailed) when the action is none of ours.
 */
export function resolveCodeAction(context: Context, action: CodeAction): { readonly action: CodeAction; readonly refused?: string } {
  if (!isActionData(action.data)) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, `"${action.title}" is not an action of iam-policy-sync`);
  }
  const outcome = editOfAction(context, action.data);
  if ('edit' in outcome) return { action: { ...action, edit: outcome.edit } };
  const { refused } = outcome;
  return { action: context.client.disabledActions ? { ...action, disabled: { reason: refused } } : action, refused };
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
