import { describe, expect, it } from 'vitest';
import type { Policy } from '../../server/terraform/index.ts';
import { findTerraform } from '../support/terraform.ts';
import { resourceGrants, rooms } from '../support/workspace.ts';
import { documentModules } from './corpus/documents.ts';
import { expressionModules } from './corpus/expressions.ts';
import { functionModules } from './corpus/functions.ts';
import { canonical, documentJson } from './documentJson.ts';
import { awsProvider, grantsIn, type ModuleState, policiesIn, runTerraform, textsOf } from './plannedPolicies.ts';

const terraform = findTerraform();
const modules = { ...expressionModules, ...functionModules, ...documentModules };
const texts = textsOf(modules, awsProvider);

describe.skipIf(!terraform)('documents equal those of terraform plan (skipped without terraform and its AWS provider)', () => {
  it('in every module of the corpus', { timeout: 300_000 }, async () => {
    const { terraform: ours } = await rooms(texts);
    const plan = runTerraform(texts, (run) => {
      run('plan', '-out=plan', '-refresh=false', '-no-color', '-input=false');
      return (JSON.parse(run('show', '-json', 'plan')) as { planned_values: { root_module: ModuleState } }).planned_values.root_module;
    });
    expect(Object.keys(modules).length).toBeGreaterThan(60);
    const policies = ours.policies().flatMap((id) => ours.policy(id) ?? []);
    expect(Object.fromEntries(policies.map(({ address, document }) => [address, shown(document)]))).toEqual(inPlan(policiesIn(plan)));
    const grants = resourceGrants(ours);
    expect(Object.fromEntries(grants.map(({ address, document }) => [address, shown(document)]))).toEqual(inPlan(grantsIn(plan)));
  });
});

const inPlan = (documents: ReturnType<typeof policiesIn>): unknown =>
  Object.fromEntries(documents.map(([address, document]) => [address, canonical(JSON.parse(document))]));

function shown(document: Policy['document']): unknown {
  return 'reason' in document ? document.reason : canonical(documentJson(document));
}
