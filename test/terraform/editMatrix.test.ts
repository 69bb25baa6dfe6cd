import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/files/index.ts';
import type { EditOutcome, Policy } from '../../server/terraform/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { documentJson } from './documentJson.ts';
import type { EditForm } from './editForms/formParts.ts';
import { editForms } from './editForms/forms.ts';
import { bySid, type Operation, operations, saidIn } from './editForms/operations.ts';
import { rootForms } from './editForms/rootForms.ts';

const root = '/w/';

const policies = ({ terraform }: RoomsOfTest): readonly Policy[] => terraform.policies().flatMap((id) => terraform.policy(id) ?? []);

function editedPolicy(live: RoomsOfTest, { address = 'aws_iam_policy.p' }: EditForm): Policy {
  const found = policies(live).find((policy) => policy.address === address);
  if (!found) throw new Error(`there is no ${address}`);
  return found;
}

function documentOf(policy: Policy) {
  if ('reason' in policy.document) throw new Error(policy.document.reason);
  return policy.document;
}

const documents = (live: RoomsOfTest): ReadonlyMap<string, string> =>
  new Map(
    policies(live).map(({ address, document }) => [
      address,
      'reason' in document ? document.reason : JSON.stringify(documentJson(document)),
    ]),
  );

/** The texts that edits change, as they are and as they will be. */
function textsOf({ files }: RoomsOfTest, { edits }: Extract<EditOutcome, { edits: unknown }>) {
  const paths = [...new Set(edits.map(({ file }) => file))];
  const before = paths.map((file): [string, string] => [file.slice(root.length), files.text(file) ?? '']);
  const after = before.map(([path, text]): [string, string] => [
    path,
    applyEdits(
      text,
      edits.filter(({ file }) => file === root + path),
    ),
  ]);
  return { before: Object.fromEntries(before), after: Object.fromEntries(after) };
}

/** Makes an edit, compares what is then said with what was meant, and takes it back; whether it was refused. */
function probe(live: RoomsOfTest, form: EditForm, operation: Operation): 'made' | 'refused' | 'nothing to do' {
  const policy = editedPolicy(live, form);
  const wish = operation(documentOf(policy));
  if (!wish) return 'nothing to do';
  const outcome = live.terraform.edit(policy.id, wish.change);
  if ('refused' in outcome) {
    expect(outcome.at && live.terraform.range(outcome.at), 'a refusal names a place').toEqual({
      start: expect.any(Number),
      end: expect.any(Number),
    });
    return 'refused';
  }
  const { before, after } = textsOf(live, outcome);
  const others = documents(live);
  live.write(after);
  live.settle();
  expect(bySid(saidIn(documentOf(editedPolicy(live, form))))).toEqual(bySid(wish.after));
  const changed = [...documents(live)].filter(([address, document]) => address !== policy.address && others.get(address) !== document);
  expect(outcome.alsoChanges ?? [], 'other policies that change are named').toEqual(changed.map(([address]) => address));
  live.write(before);
  live.settle();
  expect(live.terraform.edit(policy.id, wish.change), 'the same edit again').toEqual(outcome);
  return 'made';
}

const everything = Object.keys(operations);
const merges = ['mergeIntoFirst', 'mergeIntoLast'];
const removals = ['removeAllActions', 'removeFirstStatement', 'removeLastStatement'];
const ofStatement = [...removals, 'setSid', 'setEffect', ...merges];
const ofResources = ['addResource', 'replaceResource', 'replaceResourceByTwo'];
const ofActions = ['addAction', 'addActions', 'removeAction', 'renameAction', 'narrowAction', 'mergeIntoFirst'];

/** What a person must do, by form: everything else is edited. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  // Texts that are made from others; a name by which one is used is not taken away.
  merge_values: ofActions.filter((name) => name !== 'renameAction'),
  for_expression: ['mergeIntoFirst'],
  formatlist: ['mergeIntoFirst'],
  split: ofActions,
  template_for_element: ['mergeIntoFirst'],
  // One text, several statements: what they are made from is changed, where that is no name; what the text says is others' too.
  statements_for: [...ofStatement, ...ofResources, 'addStatement'],
  dynamic_each: [...ofStatement, ...ofResources],
  dynamic_objects: ['setEffect', ...merges, ...ofResources],
  statement_merge: [...ofStatement.filter((name) => name !== 'setSid'), ...ofResources],
  // What stands under a name is used by it.
  statements_concat_named: [...removals, ...merges],
  statement_merge_string: [...ofStatement.filter((name) => name !== 'setSid'), ...ofResources],
  template_for_statement: everything.filter((name) => name === 'mergeIntoFirst' || !ofActions.includes(name)),
  // What holds only under a condition is not merged with what always holds.
  conditional: merges,
  concat_conditional: merges,
  dynamic_condition: merges,
  heredoc_directive: merges,
  template_if_element: [...merges, 'removeAction'],
  template_if_statement: [...merges, ...removals],
  // The statement behind an override would come back.
  override_documents: ['mergeIntoLast', 'removeAllActions', 'removeFirstStatement', 'setSid'],
  // What is said about a statement has no place in another.
  comments: merges,
  comments_windows: merges,
  // Expressions and JSON in strings of JSON.
  tf_json_encoded: [...ofStatement, ...ofResources, 'addStatement'],
  tf_json_string: everything,
};

describe('each operation on each form says what was meant and nothing else, or is refused with its place', () => {
  for (const [name, form] of Object.entries({ ...editForms, ...rootForms })) {
    it(name, async () => {
      const live = await rooms(form.files);
      const refused = Object.entries(operations).flatMap(([operation, make]) => (probe(live, form, make) === 'refused' ? [operation] : []));
      expect(refused).toEqual(everything.filter((operation) => refusals[name]?.includes(operation)));
    });
  }
});
