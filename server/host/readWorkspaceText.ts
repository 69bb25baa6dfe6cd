import { type FilePath, fileKind, jsonProblem, type Settings } from '../files/index.ts';
import { type ReadText, readText } from './readText.ts';

/**
 * The text of a file of the workspace. Of Markdown only what may be a reference document counts, so that a folder of
 * documentation costs nothing after this; all other Markdown reads as absent.
 */
export async function readWorkspaceText(file: FilePath, settings: Settings): Promise<ReadText> {
  const read = await readText(file);
  if (read.text === null) return read;
  const kind = fileKind(file);
  if (kind === 'markdown' && !settings.reference.includes(file) && !mayBeReference(read.text)) return { text: null };
  if (kind !== 'package' && kind !== 'tsconfig') return read;
  const wrong = jsonProblem(read.text, kind === 'tsconfig');
  if (!wrong) return read;
  return {
    text: read.text,
    problem: { file, line: wrong.line, kind: 'not-json', message: `${wrong.message}; mend it, what it says is unknown until then` },
  };
}

/** A cheap question that every document with the heading "This Project's Clients" passes, however its apostrophe is written. */
function mayBeReference(text: string): boolean {
  return /project\S{0,8}s\s+clients/i.test(text);
}
