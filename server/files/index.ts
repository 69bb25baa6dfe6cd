/**
 * files — what comes from outside: roots, texts, settings, and the demands for files that nobody has loaded yet;
 * with them ranges, positions, paths and text edits.
 *
 * It reads no disk (the host does), and knows neither languages nor what a file means.
 */

export { type EditedText, editedText } from './editedText.ts';
export { fileFamily, keyedFileFamily } from './fileFamily.ts';
export { type FileKind, fileKind, isHcl, settingsFileName } from './fileKind.ts';
export { type Globs, globsOf } from './globs.ts';
export { createFiles, type Files } from './inputs.ts';
export { jsonErrorWords, jsonProblem } from './jsonProblem.ts';
export { type LineColumn, type LineIndex, lineIndex } from './lineIndex.ts';
export { baseName, folderOf, isWithin, joinPath, relativePath } from './paths.ts';
export type { FilePath, Place, Range } from './range.ts';
export {
  mergeSettings,
  noSettings,
  readSettings,
  type Settings,
  type SettingsProblem,
  type SeverityName,
} from './settings.ts';
export { shallowJson } from './shallowJson.ts';
export { stretchAt } from './stretchAt.ts';
export { applyEdits, type TextEdit } from './textEdit.ts';
