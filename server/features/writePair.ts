import { applyEdits as applyJson, modify } from 'jsonc-parser';
import { writtenPair } from '../access/index.ts';
import { type FilePath, type Files, folderOf, isWithin, settingsFileName, type TextEdit } from '../files/index.ts';

/** The edits that add a pair to the configuration of the root that holds the code; a new file where there is none. */
export function writePair(
  files: Files,
  pair: { readonly code: FilePath; readonly address: string },
): { readonly edits: readonly ({ readonly file: FilePath } & TextEdit)[] } | { readonly refused: string } {
  const root = files.roots().find((one) => isWithin(pair.code, one));
  if (!root) return { refused: 'the code lies in no root of the workspace' };
  const file = files.list('settings').find((one) => folderOf(one) === root) ?? `${root}/${settingsFileName}`;
  const text = files.textInput(file).peek();
  const written = writtenPair({ code: pair.code, policy: pair.address }, folderOf(file));
  if (text === null || text.trim() === '') {
    return { edits: [{ file, start: 0, end: text?.length ?? 0, newText: `${JSON.stringify({ pairs: [written] }, null, 2)}\n` }] };
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = modify(text, ['pairs', -1], written, {
    isArrayInsertion: true,
    formattingOptions: { insertSpaces: !/^\t/m.test(text), tabSize: 2, eol },
  });
  if (applyJson(text, edits) === text) return { refused: `${settingsFileName} could not be extended` };
  return { edits: edits.map(({ offset, length, content }) => ({ file, start: offset, end: offset + length, newText: content })) };
}
