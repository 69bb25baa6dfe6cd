/**
 * host — the outside world: walking and watching the workspace, batching of events into one change, loading what answers
 * ask for, configuration files, writing. The only room that does I/O.
 *
 * It knows neither what a file means nor how an answer is shown: no language, no AWS, no protocol, no terminal.
 */
export { applyChanges, type ChangeRefusal } from './applyChanges.ts';
export { type EditorSettings, editorSettings } from './editorSettings.ts';
export { filePathOf } from './filePath.ts';
export { findWorkspace, type Workspace } from './findWorkspace.ts';
export { loadSettings } from './loadSettings.ts';
export { openSession, type Session, type SessionOptions } from './openSession.ts';
export type { Problem } from './problem.ts';
export { type Walked, walk } from './walk.ts';
export { writeOutput } from './writeOutput.ts';
