import { describe, expect, it } from 'vitest';
import type { Policy } from '../../server/terraform/index.ts';
import { findTerraform } from '../support/terraform.ts';
import { rooms } from '../support/workspace.ts';
import { documentModules } from './corpus/documents.ts';
import { expressionModules } from './corpus/expressions.ts';
import { functionModules } from './corpus/functions.ts';
import { canonical, documentJson } from './documentJson.ts';
import { awsProvider, type ModuleState, policiesIn, runTerraform, textsOf } from './plannedPolicies.ts';

const terraform = findTerraform();
const modules = { ...expressionModules, ...functionModules, ...documentModules };
const texts = textsOf(modules, awsProvider);

describe.skipIf(!terraform)('documents equal those of terraform plan (skipped without terraform and its AWS provider)', () => {
  it('in every module of the corpus', { timeout: 300_000 }, async () => {
    const { terraform: ours } = await rooms(texts);
    const policies = new Map(ours.policies().map((id) => [ours.policy(id)?.address, ours.policy(id)] as const));
    const expected = runTerraform(texts, (run) => {
      run('plan', '-out=plan', '-refresh=false', '-no-color', '-input=false');
      const plan = JSON.parse(run('show', '-json', 'plan')) as { planned_values: { root_module: ModuleState } };
      return policiesIn(plan.planned_values.root_module);
    });
    expect(Object.keys(modules).length).toBeGreaterThan(60);
    expect(Object.fromEntries(expected.map(([address]) => [address, shown(policies.get(address))]))).toEqual(
      Object.fromEntries(expected.map(([address, document]) => [address, canonical(JSON.parse(document))])),
    );
    expect([...policies.keys()].sort()).toEqual(expected.map(([address]) => address).sort());
  });
});

function shown(policy: Policy | undefined): unknown {
  if (!policy) return 'no such policy';
  return 'reason' in policy.document ? policy.document.reason : canonical(documentJson(policy.document));
}
