import { describe, expect, it } from 'vitest';
import { observe, recordRuns } from '../../server/query/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const data = 'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = local.b\n    resources = ["*"]\n  }\n}\n';
const texts = {
  'a.tf': `# first\n${policy(encoded('local.a'), 'a')}\n${policy(encoded('["s3:Put*"]'), 'b')}`,
  'b.tf': data + policy('data.aws_iam_policy_document.d.json', 'c'),
  'locals.tf': 'locals {\n  a = ["s3:Get*"]\n  b = ["sqs:*"]\n}\n',
};

/** All that one edit works out again while every answer is kept up to date. */
function runsOf(workspace: RoomsOfTest, change: Readonly<Record<string, string | null>>): readonly string[] {
  const { terraform } = workspace;
  const stop = observe(
    () => [
      terraform.policies().map((id) => terraform.policy(id)),
      terraform.files().map((file) => [terraform.unresolved(file), terraform.policiesIn(file)]),
    ],
    () => {},
  );
  const runs = recordRuns(() => workspace.write(change));
  stop();
  return runs.map((run) => run.replaceAll(/[\t\n]/g, ' '));
}

/** What it evaluates again of resources, and of what is made from several. */
const evaluatedBy = (workspace: RoomsOfTest, change: Readonly<Record<string, string | null>>): readonly string[] =>
  runsOf(workspace, change).filter((run) => /^(resourceFacts|policy|policies|calledModule|moduleInstances|terraformDeclared)\b/.test(run));

describe('an edit evaluates again', () => {
  it('nothing, in a comment', async () => {
    expect(evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('# first', '# first, and more\n') })).toEqual([]);
  });

  it('nothing, in a comment or a blank line within a policy', async () => {
    expect(evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('Statement =', '\n  # why\n  Statement =') })).toEqual([]);
  });

  it('the policy that it is in, and no other', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('s3:Put*', 's3:Delete*') });
    expect(runs).toEqual(['resourceFacts(/w aws_iam_policy.b)', 'policy(/w aws_iam_policy.b)']);
  });

  it('the policies that it is in by reference', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'b.tf': texts['b.tf'].replace('["*"]', '["arn:aws:sqs:*:*:q"]') });
    expect(runs).toEqual(['resourceFacts(/w aws_iam_policy.c)', 'policy(/w aws_iam_policy.c)']);
  });

  it('no policy, where an attachment of another is half typed and may attach any', async () => {
    const attached = (arn: string) =>
      `resource "aws_iam_role" "r" {\n  name = "r"\n}\nresource "aws_iam_role_policy_attachment" "r" {\n  role       = aws_iam_role.r.name\n  policy_arn = ${arn}\n}\n`;
    const workspace = await rooms({ ...texts, 'attach.tf': attached('aws_iam_policy.a.arn') });
    const runs = evaluatedBy(workspace, { 'attach.tf': attached('aws_iam_polic') });
    expect(runs).toEqual(['resourceFacts(/w aws_iam_role_policy_attachment.r)', 'policy(/w aws_iam_policy.a)']);
    const b = workspace.terraform.policy('/w aws_iam_policy.b');
    expect(b && workspace.terraform.principalsUnknown(b)).toContain('aws_iam_polic');
  });

  it('no resource that does not name what is new', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'c.tf': policy(encoded('"sns:*"'), 'd') });
    expect(runs.filter((run) => run.startsWith('resourceFacts'))).toEqual(['resourceFacts(/w aws_iam_policy.d)']);
  });
});

describe('where many resources stand together, an edit works out again', () => {
  const count = 150;
  const of = (index: number) => policy(encoded(index % 2 === 0 ? 'local.even' : '["s3:Get*"]'), `p${index}`);
  const many: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}.tf`, `# note\n${of(index)}`])),
    'locals.tf': 'locals {\n  other = "x"\n  even = ["sqs:*"]\n}\n',
  };

  it('nothing of other files, in a comment', async () => {
    const runs = runsOf(await rooms(many), { 'p7.tf': (many['p7.tf'] ?? '').replace('# note', '# note, longer') });
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.filter((run) => !run.includes('/p7.tf'))).toEqual([]);
  });

  it('one policy, in its text', async () => {
    const runs = runsOf(await rooms(many), { 'p7.tf': (many['p7.tf'] ?? '').replace('s3:Get*', 's3:Put*') });
    expect(runs).toContain('policy(/w aws_iam_policy.p7)');
    expect(runs.filter((run) => !run.includes('/p7.tf') && !run.includes('aws_iam_policy.p7'))).toEqual([]);
  });

  it('nothing that is made from another local of the block', async () => {
    const runs = evaluatedBy(await rooms(many), { 'locals.tf': (many['locals.tf'] ?? '').replace('"x"', '"y"') });
    expect(runs).toEqual([]);
  });

  it.each([
    ['added before the others', 'locals {\n', 'locals {\n  first = { a = 1 }\n'],
    ['added in a block of its own', 'locals {\n', 'locals {\n  first = 1\n}\nlocals {\n'],
    ['half typed', '  other = "x"\n', '  other = "x"\n  ne\n'],
    ['half typed, with a value', '  other = "x"\n', '  other = "x"\n  new = ["\n'],
    ['removed', '  other = "x"\n', ''],
    ['renamed', '  other = "x"\n', '  another = "x"\n'],
    ['moved behind the others', '  other = "x"\n  even = ["sqs:*"]\n', '  even = ["sqs:*"]\n  other = "x"\n'],
  ])('nothing, where a local that nobody uses is %s', async (_, from, to) => {
    const before = many['locals.tf'] ?? '';
    expect(before).toContain(from);
    expect(evaluatedBy(await rooms(many), { 'locals.tf': before.replace(from, to) })).toEqual([]);
  });

  it('nothing, where a local that nobody uses is added to a configuration in JSON', async () => {
    const json = (first: string) => `{"locals": {${first}"even": ["sqs:*"]}}`;
    const workspace = await rooms({ ...many, 'locals.tf': '', 'more.tf.json': json('') });
    expect(evaluatedBy(workspace, { 'more.tf.json': json('"first": {"a": 1}, ') })).toEqual([]);
  });

  it.each([
    ['variable', 'variable "more" {\n  default = 1\n}\n'],
    ['output', 'output "more" {\n  value = local.even\n}\n'],
    ['module call', 'module "more" {\n  source = "./more"\n}\n'],
    ['role', 'resource "aws_iam_role" "more" {\n  name = "more"\n}\n'],
    ['data source', 'data "aws_sqs_queue" "more" {\n  name = "more"\n}\n'],
    [
      'attachment',
      'resource "aws_iam_role_policy_attachment" "more" {\n  role = "r"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}\n',
    ],
    ['policy', policy(encoded('"sns:*"'), 'more')],
  ])('no other policy, where a %s is added', async (_, text) => {
    const runs = evaluatedBy(await rooms(many), { 'p7.tf': `${text}${many['p7.tf'] ?? ''}` });
    expect(runs.filter((run) => run !== 'policies' && !/\bmore\b/.test(run) && !run.startsWith('moduleInstances'))).toEqual([]);
  });

  it('the policies that use a local', async () => {
    const runs = evaluatedBy(await rooms(many), { 'locals.tf': (many['locals.tf'] ?? '').replace('sqs:*', 'sns:*') });
    expect(runs.filter((run) => run.startsWith('resourceFacts'))).toHaveLength(count / 2);
  });

  it('no declaration and no resource beside a new file', async () => {
    const runs = evaluatedBy(await rooms(many), { 'new.tf': policy(encoded('"sns:*"'), 'new') });
    expect(runs).toContain('policies');
    expect(runs.filter((run) => run !== 'policies' && !run.includes('aws_iam_policy.new'))).toEqual([]);
  });

  it('no facts of the others, where one file has them all', async () => {
    const all = Array.from({ length: count }, (_, index) => of(index)).join('');
    const runs = evaluatedBy(await rooms({ 'all.tf': all, 'locals.tf': many['locals.tf'] ?? '' }), {
      'all.tf': `${all}${of(count + 1)}`,
    });
    const added = `aws_iam_policy.p${count + 1}`;
    expect(runs.filter((run) => run !== 'policies' && !run.includes(added))).toEqual([]);
  });
});

describe('where a module is called many times, an edit works out again', () => {
  const call = (name: string) => `module "${name}" {\n  source = "./worker"\n  name   = "${name}"\n}\n`;
  const texts = {
    'a.tf': call('a'),
    'b.tf': `# note\n${call('b')}`,
    'worker/main.tf': `variable "name" {\n}\n${policy(encoded('["s3:Get*"]', '"arn:aws:s3:::${var.name}/*"'))}`,
  };

  it('nothing, in a comment beside a call', async () => {
    expect(evaluatedBy(await rooms(texts), { 'b.tf': texts['b.tf'].replace('# note', '# note, longer') })).toEqual([]);
  });

  it('the instance whose input it is', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'b.tf': texts['b.tf'].replace('name   = "b"', 'name   = "c"') });
    expect(runs).toEqual(['calledModule(/w b)', 'resourceFacts(/w module.b aws_iam_policy.p)', 'policy(/w module.b.aws_iam_policy.p)']);
  });

  it('its own instance, for a new call', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'c.tf': call('c') });
    expect(runs).toContain('policy(/w module.c.aws_iam_policy.p)');
    expect(runs.filter((run) => /module\.[ab]\b/.test(run))).toEqual([]);
  });
});

describe('after edits the answers are those of a new process', () => {
  const answers = ({ terraform }: RoomsOfTest) => ({
    policies: terraform.policies().map((id) => terraform.policy(id)),
    unresolved: terraform.files().map((file) => terraform.unresolved(file)),
    ranges: terraform.policies().map((id) => {
      const found = terraform.policy(id);
      return found && [terraform.range(found.at), terraform.range(found.document.at)];
    }),
  });

  it('whatever is written, removed and broken on the way', async () => {
    const live = await rooms(texts);
    const steps: readonly Readonly<Record<string, string | null>>[] = [
      { 'locals.tf': 'locals {\n  a = local.b\n  b = local.a\n}\n' },
      { 'a.tf': texts['a.tf'].slice(0, 120) },
      { 'locals.tf': null },
      { 'a.tf': texts['a.tf'], 'sub/main.tf': policy(encoded('var.x')) },
      {
        'main.tf': 'variable "n" {\n  default = 2\n}\nmodule "m" {\n  count = var.n\n  source = "./sub"\n}\n',
        'locals.tf': texts['locals.tf'],
      },
      { 'terraform.tfvars': 'n = 1\n' },
      { 'sub/main.tf': null },
    ];
    const written: Record<string, string> = { ...texts };
    for (const change of steps) {
      live.write(change);
      live.settle();
      for (const [path, text] of Object.entries(change)) {
        if (text === null) delete written[path];
        else written[path] = text;
      }
      expect(answers(live)).toEqual(answers(await rooms(written)));
    }
  });

  const made = (action: string) => policy(encoded(action));
  const document = (action: string) =>
    `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["${action}"]\n    resources = ["*"]\n  }\n}\n`;
  const each = (action: string) => `  for_each = { x = ["${action}"], y = ["sns:Publish"] }\n`;
  const inner = { 'x/main.tf': `variable "a" {}\n${made('var.a')}` };
  const edits: Readonly<Record<string, readonly [before: Record<string, string>, edit: Record<string, string>]>> = {
    'what for_each of a module is given': [
      { ...inner, 'main.tf': `module "x" {\n  source = "./x"\n${each('s3:GetObject')}  a = each.value\n}\n` },
      { 'main.tf': `module "x" {\n  source = "./x"\n${each('s3:PutObject')}  a = each.value\n}\n` },
    ],
    'what for_each of a document is given': [
      {
        'main.tf': `${document('s3:GetObject')
          .replace('statement', `${each('s3:GetObject')}statement`)
          .replace('["s3:GetObject"]\n    res', 'each.value\n    res')}${policy('data.aws_iam_policy_document.d["x"].json')}`,
      },
      {
        'main.tf': `${document('s3:GetObject')
          .replace('statement', `${each('s3:PutObject')}statement`)
          .replace('["s3:GetObject"]\n    res', 'each.value\n    res')}${policy('data.aws_iam_policy_document.d["x"].json')}`,
      },
    ],
    'a document that is overridden': [
      { 'main.tf': document('s3:GetObject') + policy('data.aws_iam_policy_document.d.json') },
      { 'override.tf': document('s3:PutObject') },
    ],
    'a for_each that is overridden': [
      { 'main.tf': made('each.value').replace('{\n', `{\n${each('s3:GetObject')}`) },
      { 'override.tf': `resource "aws_iam_policy" "p" {\n${each('s3:PutObject')}}\n` },
    ],
    'a call that is overridden': [
      { ...inner, 'main.tf': 'module "x" {\n  source = "./x"\n  a = "s3:GetObject"\n}\n' },
      { 'override.tf': 'module "x" {\n  a = "s3:PutObject"\n}\n' },
    ],
    'a resource of which an attribute is overridden': [
      { 'main.tf': `resource "aws_sns_topic" "t" {\n  name = "s3:GetObject"\n}\n${made('aws_sns_topic.t.name')}` },
      { 'override.tf': 'resource "aws_sns_topic" "t" {\n  name = "s3:PutObject"\n}\n' },
    ],
  };
  for (const [name, [before, edit]] of Object.entries(edits)) {
    it(name, async () => {
      const live = await rooms(before);
      const first = answers(live);
      live.write(edit);
      live.settle();
      expect(answers(live)).not.toEqual(first);
      expect(answers(live)).toEqual(answers(await rooms({ ...before, ...edit })));
    });
  }

  it.each([
    ['tfvars', 'env/prod.tfvars', (value: string) => `action = "${value}"\n`],
    ['tfvars in JSON', 'env/prod.tfvars.json', (value: string) => JSON.stringify({ action: value })],
  ])('a configured file of %s that goes and comes back counts again', async (_, file, text) => {
    const live = await rooms({
      'main.tf': `variable "action" {\n  default = "sns:*"\n}\n${policy(encoded('var.action'), 'a')}`,
      [file]: text('sqs:Send*'),
    });
    live.files.settings.set({ ...live.files.settings.peek(), varFiles: [`/w/${file}`] });
    const actions = () => {
      const found = live.terraform.policy(live.terraform.policies()[0] ?? '');
      return found && 'statements' in found.document ? found.document.statements[0]?.actions?.elements.map(({ value }) => value) : [];
    };
    const stop = observe(actions, () => {});
    expect(actions()).toEqual([['sqs:Send*']]);
    live.write({ [file]: null });
    expect(actions()).toEqual([['sns:*']]);
    live.write({ [file]: text('sqs:Receive*') });
    expect(actions()).toEqual([['sqs:Receive*']]);
    stop();
  });
});
