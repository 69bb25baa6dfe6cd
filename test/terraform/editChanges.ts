import type { PartialText } from '../../server/aws/index.ts';
import { type Change, edited, type Files } from './editPolicyText.ts';

// Changes of a policy as tests ask for them: statements by their Sid or index, actions and resources by their text.

export const addActions =
  (...actions: string[]): Change =>
  (read) => ({ kind: 'addActions', statement: read.statement(0).at, actions });

export const addResources =
  (...resources: PartialText[]): Change =>
  (read) => ({ kind: 'addResources', statement: read.statement(0).at, resources });

export const addStatement =
  (sid: string, actions: readonly string[], resources: readonly PartialText[] = [['*']]): Change =>
  () => ({ kind: 'addStatement', sid, actions, resources });

export const removeActions =
  (...names: string[]): Change =>
  (read) => ({ kind: 'removeActions', statement: read.statement(0).at, elements: names.map((name) => read.element(0, name)) });

export const removeStatement =
  (which: string | number): Change =>
  (read) => ({ kind: 'removeStatement', statement: read.statement(which).at });

export const replaceAction =
  (name: string, ...names: string[]): Change =>
  (read) => ({
    kind: 'replaceElement',
    statement: read.statement(0).at,
    element: read.element(0, name),
    with: names.map((other) => [other]),
  });

export const setSid =
  (sid: string): Change =>
  (read) => ({ kind: 'setSid', statement: read.statement(0).at, sid });

export const mergeFirstTwo: Change = (read) => ({ kind: 'mergeStatements', into: read.statement(0).at, from: read.statement(1).at });

/** A change of a policy by its name, with the text before and after it. */
export type EditCase = readonly [name: string, change: Change, before: string, after: string];

/** The files after a change, or why it is refused. */
export function filesAfter(files: Files, change: Change): Files | string {
  const outcome = edited(files, change);
  return 'files' in outcome ? outcome.files : outcome.refused;
}

/** The text of the only file after a change, or why it is refused. */
export function textAfter(text: string, change: Change): string | undefined {
  const after = filesAfter({ '/w/iam.tf': text }, change);
  return typeof after === 'string' ? after : after['/w/iam.tf'];
}
