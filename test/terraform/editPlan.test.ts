import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/files/index.ts';
import type { Policy } from '../../server/terraform/index.ts';
import { findTerraform } from '../support/terraform.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import type { Module } from './corpus/case.ts';
import { canonical, documentJson } from './documentJson.ts';
import { editForms } from './editForms/forms.ts';
import { operations } from './editForms/operations.ts';
import { awsProvider, type ModuleState, policiesIn, runTerraform, textsOf } from './plannedPolicies.ts';

const terraform = findTerraform();

/** Edits that are made one after the other, each in the text that the one before left. */
const sequences = {
  grown: ['addActions', 'addStatement', 'addResource', 'narrowAction', 'setSid'],
  merged: ['renameAction', 'mergeIntoFirst', 'replaceResourceByTwo', 'addAction'],
  shrunk: ['removeAction', 'removeLastStatement', 'replaceResource', 'setEffect'],
} as const;

/** A copy of every form for each sequence. */
const modules = Object.fromEntries(
  Object.entries(editForms).flatMap(([name, { files }]) =>
    Object.keys(sequences).map((kind): [string, Module] => [`${name}_${kind}`, files]),
  ),
);

function policyAt({ terraform: ours }: RoomsOfTest, address: string): Policy | undefined {
  return ours
    .policies()
    .flatMap((id) => ours.policy(id) ?? [])
    .find((policy) => policy.address === address);
}

/** Makes the edits of a sequence that are not refused; how many there were. */
function edit(live: RoomsOfTest, address: string, sequence: readonly string[]): number {
  let made = 0;
  for (const name of sequence) {
    const policy = policyAt(live, address);
    if (!policy || 'reason' in policy.document) throw new Error(`${address} cannot be read before ${name}`);
    const wish = operations[name]?.(policy.document);
    const outcome = wish && live.terraform.edit(policy.id, wish.change);
    if (!outcome || 'refused' in outcome) continue;
    made += 1;
    const files = [...new Set(outcome.edits.map(({ file }) => file))];
    const texts = files.map((file): [string, string] => [
      file.slice('/w/'.length),
      applyEdits(
        live.files.text(file) ?? '',
        outcome.edits.filter((one) => one.file === file),
      ),
    ]);
    live.write(Object.fromEntries(texts));
    live.settle();
  }
  return made;
}

describe.skipIf(!terraform)('edited modules (skipped without terraform and its AWS provider)', () => {
  it('stay formatted, validate, and plan to the documents that were meant', { timeout: 600_000 }, async () => {
    const given = textsOf(modules, awsProvider);
    const formatted = runTerraform(given, (run, folder) => {
      run('fmt', '-recursive', '-list=false');
      return Object.fromEntries(Object.keys(given).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
    });
    const live = await rooms(formatted);
    let made = 0;
    for (const [name, { address = 'aws_iam_policy.p' }] of Object.entries(editForms)) {
      for (const [kind, sequence] of Object.entries(sequences)) made += edit(live, `module.${name}_${kind}.${address}`, sequence);
    }
    expect(made).toBeGreaterThan(1000);
    const after = Object.fromEntries(Object.keys(given).map((path) => [path, live.files.text(`/w/${path}`) ?? '']));
    const expected = runTerraform(after, (run) => {
      expect(run('fmt', '-recursive', '-check', '-list=true')).toBe('');
      run('plan', '-out=plan', '-refresh=false', '-no-color', '-input=false');
      const plan = JSON.parse(run('show', '-json', 'plan')) as { planned_values: { root_module: ModuleState } };
      return policiesIn(plan.planned_values.root_module);
    });
    const shown = (policy: Policy | undefined): unknown =>
      policy && !('reason' in policy.document) ? canonical(documentJson(policy.document)) : 'no such policy';
    expect(Object.fromEntries(expected.map(([address]) => [address, shown(policyAt(live, address))]))).toEqual(
      Object.fromEntries(expected.map(([address, document]) => [address, canonical(JSON.parse(document))])),
    );
    expect(expected.length).toBeGreaterThan(Object.keys(modules).length);
  });
});
