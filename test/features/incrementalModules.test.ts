import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Workspace, workspace } from '../support/engine.ts';

const statement = (action: string) => `{ Effect = "Allow", Action = ${action}, Resource = "*" }`;
const policy = (name: string, ...actions: string[]) =>
  `resource "aws_iam_policy" "${name}" {\n  name   = "${name}"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [${actions.map(statement).join(', ')}] })\n}\n`;
const variable = (value: string, name = 'given') => `variable "${name}" {\n  default = ${value}\n}\n`;
const locals = (action: string) => `locals {\n  own = ["${action}"]\n}\n`;
const call = (source: string, more = '') => `module "jobs" {\n  source = "./${source}"\n${more}}\n`;
const output = (value: string) => `output "action" {\n  value = ${value}\n}\n`;
const queue = (name: string) => `resource "aws_sqs_queue" "jobs" {\n  name = "${name}"\n}\n`;

/** Texts that each file may have: two modules that declare the same names, and what calls one of them, overrides it and says so twice. */
const versions: Readonly<Record<string, readonly (string | null)[]>> = {
  'calls.tf': [
    null,
    call('a'),
    call('b'),
    call('a', '  given = ["s3:GetObjec"]\n'),
    call('a', '  count = 2\n  given = ["s3:GetObjec${count.index}"]\n'),
    call('b', '  for_each = toset(local.keys)\n  given = ["sqs:${each.value}"]\n'),
    call('b', '  count = var.unknown\n'),
  ],
  'a_second.tf': [null, call('b', '  given = ["s3:PutObjec"]\n'), queue('first'), 'module "jobs" {\n'],
  'calls_override.tf': [null, call('b'), 'module "jobs" {\n  given = ["sqs:SendMesage"]\n}\n'],
  'iam.tf': [
    null,
    policy('caller', 'module.jobs.action', '["sqs:ReceiveMesage"]'),
    policy('caller', 'module.jobs[0].action', 'var.unknown'),
    policy('caller', '[for one in module.jobs : one.action]', 'local.keys'),
    policy('caller', '[aws_sqs_queue.jobs.name]'),
  ],
  'queue.tf': [null, queue('sqs:SendMesage'), queue('${local.keys[0]}')],
  'locals.tf': [null, 'locals {\n  keys = ["SendMesage", "Other"]\n}\n', 'locals {\n  keys = [module.jobs.action]\n}\n'],
  'variables.tf': [null, variable('1', 'unknown'), 'variable "unknown" {}\n'],
  'terraform.tfvars': [null, 'unknown = 2\n'],
  'a/main.tf': [
    null,
    `${variable('["sns:Publis"]')}${locals('kms:Decryp')}${policy('p', 'var.given', 'local.own')}${output('local.own[0]')}`,
    `${variable('[]')}${policy('p', 'var.given')}${output('var.given')}`,
  ],
  'b/main.tf': [
    null,
    `${variable('["sns:Subscrib"]')}${locals('kms:Encryp')}${policy('p', 'var.given', 'local.own')}${output('local.own[0]')}`,
  ],
  'b/nested.tf': [null, 'module "inner" {\n  source = "../a"\n  given  = local.own\n}\n', 'module "inner" {\n  source = "../b"\n}\n'],
};

const step = fc
  .constantFrom(...Object.keys(versions))
  .chain((path) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...(versions[path] ?? [null])) }));

const present = (texts: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(texts).flatMap(([path, text]) => (text === null ? [] : [[path, text]])));

/** What is told after edits is what a new process on the same files says. */
async function expectAsAnew(live: Workspace, texts: Readonly<Record<string, string | null>>): Promise<void> {
  const scratch = await workspace(present(texts));
  expect(live.report()).toBe(scratch.report());
  expect(live.engine.graph()).toEqual(scratch.engine.graph());
}

/** Every file in its first version that is not absent. */
const first = Object.fromEntries(Object.entries(versions).map(([path, all]) => [path, all.find((text) => text) ?? null]));

describe('edits of modules', () => {
  it('in any order lead to what a new process on the same files says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 10 }), async (isObserved, steps) => {
        const texts: Record<string, string | null> = { ...first };
        const live = await workspace(present(texts));
        const stop = isObserved ? live.engine.observeFindings(() => {}) : () => {};
        for (const { path, text } of steps) {
          live.write({ [path]: text });
          live.report();
          texts[path] = text;
        }
        await expectAsAnew(live, texts);
        stop();
      }),
      { numRuns: 120 },
    );
  });

  it('a call that names another module has what that one declares under the same names', async () => {
    const before = { 'calls.tf': call('a'), 'a/main.tf': first['a/main.tf'] ?? '', 'b/main.tf': first['b/main.tf'] ?? '' };
    const live = await workspace(before);
    live.report();
    live.write({ 'calls.tf': call('b') });
    expect(live.report()).toContain('kms:Encryp');
    await expectAsAnew(live, { ...before, 'calls.tf': call('b') });
  });

  it('a second call of the same name in an earlier file is the one that counts', async () => {
    const before = { 'calls.tf': call('a', '  given = ["s3:GetObjec"]\n'), 'a/main.tf': first['a/main.tf'] ?? '' };
    const again = { 'a_second.tf': call('a', '  given = ["s3:PutObjec"]\n') };
    const live = await workspace(before);
    live.report();
    live.write(again);
    expect(live.report()).toContain('s3:PutObjec');
    await expectAsAnew(live, { ...before, ...again });
  });

  it('a second resource of the same name in an earlier file is the one that counts', async () => {
    const before = { 'queue.tf': queue('sqs:SendMesage'), 'iam.tf': policy('caller', '[aws_sqs_queue.jobs.name]') };
    const again = { 'a_second.tf': queue('sqs:ReceiveMesage') };
    const live = await workspace(before);
    live.report();
    live.write(again);
    await expectAsAnew(live, { ...before, ...again });
  });
});
