import { type FilePath, isHcl, lineIndex } from '../../files/index.ts';
import { type Draft, findingCodes, type Rooms } from '../finding.ts';

/** A comment `iam-policy-sync-ignore …` as the features see it. */
type Ignore = ReturnType<Rooms['code']['ignores']>[number];

/** What the file's ignore comments silence, and what they fail to. */
export function applyIgnores<D extends Draft & { readonly code: string }>(
  rooms: Rooms,
  file: FilePath,
  drafts: readonly D[],
): { readonly kept: readonly D[]; readonly idle: readonly Draft[] } {
  const text = rooms.files.text(file);
  const ignores = isHcl(file) ? rooms.terraform.ignores(file) : /\.[mc]?[jt]sx?$/.test(file) ? rooms.code.ignores(file) : [];
  if (text === null || ignores.length === 0) return { kept: drafts, idle: [] };
  const lines = lineIndex(text);
  const used = new Set<string>();
  const kept = drafts.filter((draft) => {
    const line = lines.positionAt(draft.range.start).line;
    let silenced = false;
    ignores.forEach((ignore, i) => {
      if (ignore.line !== line || ignore.reason === null) return;
      ignore.codes.forEach(({ code, argument }, j) => {
        if (
          code !== draft.code ||
          (argument !== null && !(draft.actions ?? []).some((action) => action.toLowerCase() === argument.toLowerCase()))
        )
          return;
        used.add(`${i} ${j}`);
        silenced = true;
      });
    });
    return !silenced;
  });
  return { kept, idle: ignores.flatMap((ignore, i) => faultsOf(ignore, (j) => used.has(`${i} ${j}`), file, text)) };
}

function faultsOf(ignore: Ignore, isUsed: (index: number) => boolean, file: FilePath, text: string): readonly Draft[] {
  const range = { start: ignore.start, end: ignore.end };
  const remove = { id: 'remove', title: 'Remove the comment', unsafe: false, preferred: true };
  if (ignore.codes.length === 0)
    return [{ range, message: 'This ignore names no finding: write iam-policy-sync-ignore CODE -- reason.', subject: 'no code' }];
  return ignore.codes.flatMap(({ code, argument }, j): Draft[] => {
    const name = argument === null ? code : `${code}(${argument})`;
    if (isUsed(j)) return [];
    if (!(findingCodes as readonly string[]).includes(code)) return [{ range, message: `${code} is no finding.`, subject: name }];
    if (ignore.reason === null)
      return [{ range, message: `Say why ${name} is ignored: add " -- reason". Without one it silences nothing.`, subject: name }];
    const edits = ignore.codes.length === 1 ? [{ file, ...commentRange(text, range), newText: '' }] : [];
    return [
      {
        range,
        message: `This ignore silences nothing: there is no ${name} here.`,
        subject: name,
        fixes: edits.length > 0 ? [{ ...remove, change: { kind: 'edits', edits } }] : [],
      },
    ];
  });
}

/** The comment, with its whole line where nothing else stands there, else with the blanks before it. */
function commentRange(
  text: string,
  range: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  let start = range.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  let end = range.end;
  const lineStart = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  if (!lineStart) return { start, end };
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (text[end] === '\r') end++;
  if (text[end] === '\n') end++;
  return { start, end };
}
