import { describe, expect, it } from 'vitest';
import { findTerraform } from '../support/terraform.ts';
import { rooms } from '../support/workspace.ts';
import { type SymbolModule, symbolModules } from './corpus/symbols.ts';
import { canonical, documentJson } from './documentJson.ts';
import { awsProvider, type ModuleState, policiesIn, runTerraform, textsOf } from './plannedPolicies.ts';

const terraform = findTerraform();

const texts = textsOf(Object.fromEntries(Object.entries(symbolModules).map(([name, { files }]) => [name, files])));

/** The values of a module's resources, by their addresses in the root module. */
function valuesInRoot(): readonly (readonly [address: string, values: Readonly<Record<string, unknown>>])[] {
  return Object.entries(symbolModules).flatMap(([name, { values }]: [string, SymbolModule]) =>
    Object.entries(values).map(([address, own]) => [`module.${name}.${address}`, own] as const),
  );
}

/** A test that gives every resource its values, so that nothing is made; policies have none but what is written. */
function testFile(policies: readonly string[]): string {
  const overrides = [...valuesInRoot(), ...policies.map((address) => [address, {}] as const)].map(([address, values]) => {
    const kind = /(^|\.)data\./.test(address) ? 'override_data' : 'override_resource';
    return `  ${kind} {\n    target = ${address}\n    values = ${JSON.stringify(values)}\n  }\n`;
  });
  return `${awsProvider}run "corpus" {\n  command = apply\n${overrides.join('')}}\n`;
}

/** The names under which our documents show the values: `module.a.aws_s3_bucket.media.arn`. */
function named(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => named(`${name}[${index}]`, one));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, one]) => named(`${name}.${key}`, one));
  return [[name, String(value)]];
}

interface TestMessage {
  readonly type?: string;
  readonly test_state?: { readonly root_module: ModuleState };
}

describe.skipIf(!terraform)('documents with symbols equal those of terraform test (skipped without terraform and its AWS provider)', () => {
  it('in every module of the corpus, once the symbols have values', { timeout: 300_000 }, async () => {
    const { terraform: ours } = await rooms(texts);
    const policies = ours.policies().flatMap((id) => ours.policy(id) ?? []);
    const values = valuesInRoot().flatMap(([address, own]) => named(address, own));
    const filled = policies.map(({ address, document }) => {
      if ('reason' in document) return [address, document.reason];
      const text = values.reduce(
        (json, [name, value]) => json.replaceAll(JSON.stringify(`\${${name}}`).slice(1, -1), value),
        JSON.stringify(documentJson(document)),
      );
      return [address, canonical(JSON.parse(text))];
    });

    const resources = policies.map(({ address }) => address).filter((address) => !address.includes('.inline_policy['));
    const messages = runTerraform({ ...texts, 'corpus.tftest.hcl': testFile(resources) }, (run) =>
      run('test', '-json', '-verbose')
        .split('\n')
        .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as TestMessage] : [])),
    );
    const state = messages.find(({ type }) => type === 'test_state')?.test_state;
    const expected = state ? policiesIn(state.root_module) : [];
    expect(expected.length).toBeGreaterThanOrEqual(Object.keys(symbolModules).length);
    expect(Object.fromEntries(filled)).toEqual(
      Object.fromEntries(expected.map(([address, document]) => [address, canonical(JSON.parse(document))])),
    );
  });
});
