import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

/** What is known of the only policy: its actions, or why it is not known. */
async function actionsOf(texts: Readonly<Record<string, string>>): Promise<unknown> {
  const { terraform } = await rooms(texts);
  const [id, ...more] = terraform.policies();
  const found = id === undefined ? undefined : terraform.policy(id);
  if (!found || more.length > 0) return terraform.policies();
  if ('reason' in found.document) return found.document.reason;
  const [statement] = found.document.statements;
  return statement?.actions?.open ?? statement?.actions?.elements.map((element) => element.value.join('')) ?? found.document.problems;
}

describe('bad input is answered, with the reason', () => {
  it('cycles of locals, and what only refers to them', async () => {
    const locals = 'locals {\n  a = local.b\n  b = "${local.c}"\n  c = [local.a]\n  d = local.a\n}\n';
    expect(await actionsOf({ 'a.tf': locals + policy(encoded('local.d')) })).toBe('cycle: local.a → local.b → local.c → local.a');
  });

  it('a chain of locals that is too long to follow', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `  l${index} = local.l${index + 1}\n`).join('');
    expect(await actionsOf({ 'a.tf': `locals {\n${names}  l5000 = "s3:*"\n}\n${policy(encoded('local.l0'))}` })).toBe(
      'values stand for one another too often, one behind the other',
    );
  });

  it('values that double with each step', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `  l${index + 1} = concat(local.l${index}, local.l${index})\n`).join('');
    expect(await actionsOf({ 'a.tf': `locals {\n  l0 = ["s3:*"]\n${names}}\n${policy(encoded('local.l60'))}` })).toBe(
      'more than a million elements would be made for it',
    );
    const texts = Array.from({ length: 60 }, (_, index) => `  l${index + 1} = "\${local.l${index}}\${local.l${index}}"\n`).join('');
    expect(await actionsOf({ 'a.tf': `locals {\n  l0 = "s3:*"\n${texts}}\n${policy(encoded('local.l60'))}` })).toBe(
      'more than a million elements would be made for it',
    );
  });

  it('values that hold one another twice, time and again', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `  l${index + 1} = { x = local.l${index}, y = local.l${index} }\n`).join('');
    const locals = `locals {\n  l0 = { a = "s3:*" }\n${names}}\n`;
    expect(await actionsOf({ 'a.tf': locals + policy(encoded('local.l60 == local.l60 ? "s3:*" : "sqs:*"')) })).toBe(
      'more than a million elements would be made for it',
    );
    expect(await actionsOf({ 'a.tf': locals + policy('jsonencode(local.l60)') })).toBe('more than a million elements would be made for it');
    expect(await actionsOf({ 'a.tf': locals + policy(encoded('local.l3.x.y.x.a')) })).toEqual(['s3:*']);
  });

  it('a template that goes through a list within itself, and one that renders itself', async () => {
    const loops = '%{ for a in n }%{ for b in n }%{ for c in n }x%{ endfor }%{ endfor }%{ endfor }';
    const rendered = policy('templatefile("${path.module}/t.json", { n = range(1000) })');
    expect(await actionsOf({ 'a.tf': rendered, 't.json': loops })).toBe('it takes too many steps to evaluate');
    const self = await actionsOf({ 'a.tf': rendered, 't.json': '${templatefile("t.json", { n = n })}' });
    expect(self).toBe('it nests too deep');
  });

  it('modules in a circle, and instances of modules without end', async () => {
    const circle = await rooms({ 'a.tf': 'module "a" {\n  source = "./m"\n}\n', 'm/m.tf': 'module "b" {\n  source = "../"\n}\n' });
    expect(circle.terraform.unresolved('/w/m/m.tf').map((one) => one.reason)).toEqual(['cycle: module.a → module.b → module.a']);
    const doubling = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`m${index}/m.tf`, `module "a" {\n  source = "../m${index + 1}"\n  count  = 4\n}\n`]),
    );
    const crowd = await rooms({ 'a.tf': 'module "a" {\n  source = "./m0"\n}\n', ...doubling });
    expect(crowd.terraform.unresolved('/w/a.tf')).toEqual([
      {
        reason: 'more than 5000 instances of modules stand below this root module, and not all are read',
        at: { file: '/w/a.tf', item: 'module.a', node: 0 },
      },
    ]);
    const many = await rooms({ 'a.tf': 'module "a" {\n  source = "./m"\n  count  = 1000000000\n}\n', 'm/m.tf': policy(encoded('"s3:*"')) });
    expect(many.terraform.unresolved('/w/a.tf').map((one) => one.reason)).toEqual(['more than a million elements would be made for it']);
  });

  it('brackets that nest ten thousand deep, of every kind, with the place', async () => {
    const kinds: readonly (readonly [string, string, string])[] = [
      ['[', '', ']'],
      ['{ a = ', '1', ' }'],
      ['(', '1', ')'],
      ['upper(', '"a"', ')'],
      ['"${', '1', '}"'],
      ['!', 'true', ''],
      ['[for x in ', '[]', ' : x]'],
    ];
    for (const [open, inner, close] of kinds) {
      const text = policy(encoded(open.repeat(10_000) + inner + close.repeat(10_000)));
      const { terraform } = await rooms({ 'a.tf': `${policy(encoded('"s3:*"'), 'other')}${text}` });
      const [error] = terraform.syntaxErrors('/w/a.tf');
      expect(error && error.start > text.indexOf('jsonencode'), open).toBe(true);
      expect(terraform.policy('/w aws_iam_policy.other')?.document).toHaveProperty('statements');
    }
    const blocks = await rooms({ 'a.tf': `${'a {\n'.repeat(10_000)}${'}\n'.repeat(10_000)}` });
    expect(blocks.terraform.syntaxErrors('/w/a.tf')).toHaveLength(1);
  });

  it('a list of twenty thousand actions', async () => {
    const list = Array.from({ length: 20_000 }, (_, index) => `"s3:Get${index}"`);
    expect(await actionsOf({ 'a.tf': policy(encoded(`[${list.join(', ')}]`)) })).toHaveLength(20_000);
  });

  it('errors without end are told as one', async () => {
    const { terraform } = await rooms({ 'a.tf': '}{'.repeat(3000) });
    expect(terraform.syntaxErrors('/w/a.tf')).toEqual([{ start: 0, end: 6000 }]);
  });

  it('a huge count, and a huge range', async () => {
    expect(await actionsOf({ 'a.tf': `resource "aws_iam_policy" "p" {\n  count = 1e9\n  policy = "{}"\n}\n` })).toBe(
      'more than a million elements would be made for it',
    );
    expect(await actionsOf({ 'a.tf': policy(encoded('[for i in range(1e12) : "s3:x"]')) })).toContain('range');
  });

  it('wrong types', async () => {
    expect(await actionsOf({ 'a.tf': policy(encoded('{ a = 1 }')) })).toBe('Action is an object');
    expect(await actionsOf({ 'a.tf': policy('["no", "json"]') })).toBe('it is no JSON text');
    expect(await actionsOf({ 'a.tf': policy(encoded('upper(["a"])')) })).toBe('upper cannot take a list');
    expect(await actionsOf({ 'a.tf': policy(encoded('local.none.at.all')) })).toBe('no file of the module declares local.none');
    expect(await actionsOf({ 'a.tf': policy(encoded('[{}][0].name')) })).toBe('the object has no attribute name');
    expect(await actionsOf({ 'a.tf': policy(encoded('"a${[1]}"')) })).toBe('a list cannot be inserted into a string');
    expect(await actionsOf({ 'a.tf': policy(encoded('1 / 0')) })).toBe('the division has no result');
    expect(await actionsOf({ 'a.tf': 'resource "aws_iam_policy" "p" {\n  name = "x"\n}\n' })).toBe('it has no policy');
  });

  it('text that is half typed', async () => {
    const whole = policy(encoded('["s3:Get*"]'));
    for (let end = 0; end < whole.length; end += 7) {
      const { terraform } = await rooms({ 'a.tf': whole.slice(0, end) });
      const found = terraform.policies().map((id) => terraform.policy(id));
      expect(found.length).toBeLessThanOrEqual(1);
      if (end > 60 && found.length === 0) expect(terraform.syntaxErrors('/w/a.tf').length).toBeGreaterThan(0);
    }
  });

  it('the header of a block with a long name that is half typed', async () => {
    const half = `resource aws_${'iam_'.repeat(50)}policy : {\n  a = 1\n}\n`;
    const { terraform } = await rooms({ 'a.tf': `${policy(encoded('"s3:*"'))}${half}` });
    expect(terraform.policies()).toEqual(['/w aws_iam_policy.p']);
    expect(terraform.syntaxErrors('/w/a.tf')).toHaveLength(1);
  });

  it('JSON that is broken, with the place', async () => {
    const { terraform, files } = await rooms({
      'a.tf': policy('<<EOF\n{"Version": "2012-10-17", "Statement": [{"Effect": "Allow" "Action": 1}]}\nEOF'),
    });
    const found = terraform.policy('/w aws_iam_policy.p');
    if (!found || 'reason' in found.document) throw new Error('it has no document');
    const [problem] = found.document.problems;
    expect(problem?.reason).toBe('The policy is not valid: it is no valid JSON: a comma or a closing brace is expected.');
    const range = problem && terraform.range(problem.at);
    expect(range && files.text('/w/a.tf')?.slice(range.start, range.start + 5)).toBe('<<EOF');
  });

  it('a pattern that a matcher could hang on, and deep JSON', async () => {
    expect(await actionsOf({ 'a.tf': policy(encoded('regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")')) })).toContain('regex');
    expect(await actionsOf({ 'a.tf': policy(`<<EOF\n${'['.repeat(5000)}\nEOF`) })).toMatchObject([
      { reason: 'The policy is not valid: it is no valid JSON: it nests too deep.' },
    ]);
  });

  it('sets of files: many folders, patterns that multiply, and folders outside of the workspace', async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`d${index}/a.json`, '{}']));
    const actions = (call: string) => actionsOf({ ...many, 'a.tf': policy(encoded(`tolist(${call})`)) });
    expect(await actions('fileset(path.module, "d1*/a.json")')).toHaveLength(111);
    expect(await actions('fileset(path.module, "**/a.json")')).toBe('there are more than 500 folders to look into');
    expect(await actions(`fileset(path.module, "${'*a'.repeat(30)}")`)).toBe('the pattern is not followed');
    expect(await actions('fileset("/etc", "*")')).toBe('etc lies outside of the workspace and is not read');
    expect(await actions('fileset(path.module, "../../etc/*")')).toBe('the pattern is not followed');
  });

  it('a file of several megabytes', async () => {
    const rest = Array.from({ length: 8_000 }, (_, index) => `variable "v${index}" {\n  default = "${'x'.repeat(30)}"\n}\n`).join('');
    expect(await actionsOf({ 'a.tf': rest + policy(encoded('var.v7')) })).toEqual(['x'.repeat(30)]);
    const { terraform } = await rooms({ 'a.tf': '#'.repeat(10_000_000) });
    expect(terraform.syntaxErrors('/w/a.tf')).toEqual([{ start: 0, end: 10_000_000 }]);
  });
});
