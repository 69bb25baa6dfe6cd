import { describe, expect, it } from 'vitest';
import { workspace } from '../support/engine.ts';

const code = `import { PollyClient, SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
const polly = new PollyClient({});
export const speak = (Text: string) => polly.send(new SynthesizeSpeechCommand({ Text, OutputFormat: 'mp3', VoiceId: 'Joanna' }));
`;

describe('a fix', () => {
  it('of a list that stands in locals says that others may use it', async () => {
    const { engine } = await workspace({
      'src/main.ts': code,
      'iam.tf': `locals {
  speech = ["polly:DescribeVoices"]
}

resource "aws_iam_policy" "backend" {
  name = "backend"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Speech", Effect = "Allow", Action = local.speech, Resource = "*" }]
  })
}
`,
    });
    const { fixed, changes } = engine.fixAll({ unsafe: false });
    expect(fixed.map(({ title }) => title)).toEqual(['Add polly:SynthesizeSpeech to aws_iam_policy.backend, in local.speech']);
    expect(changes.map(({ edits }) => edits.map((edit) => edit.newText))).toEqual([[', "polly:SynthesizeSpeech"']]);
  });

  it('that would mend nothing is refused, and says why', async () => {
    const { engine, findings } = await workspace({ 'src/main.ts': code, 'iam.tf': '' });
    const [finding] = findings();
    if (!finding) throw new Error('there is a finding');
    expect(engine.fix(finding, 'no such fix')).toEqual({ refused: expect.stringContaining('no fix') });
  });

  it('never chooses a policy', async () => {
    const policy = (name: string) => `resource "aws_iam_policy" "${name}" {
  name = "${name}"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["polly:DescribeVoices"], Resource = "*" }]
  })
}
`;
    const { engine } = await workspace({ 'src/main.ts': code, 'iam.tf': `${policy('one')}\n${policy('two')}` });
    expect(engine.fixAll({ unsafe: true }).changes).toEqual([]);
  });

  it('asked for, writes the pair into the configuration', async () => {
    const policy = (name: string) => `resource "aws_iam_policy" "${name}" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["polly:DescribeVoices"], Resource = "*" }]
  })
}
`;
    const live = await workspace({ 'src/main.ts': code, 'iam.tf': `${policy('one')}\n${policy('two')}` });
    const finding = live.findings().find((one) => one.code === 'unpaired' && one.file.endsWith('.ts'));
    const fix = finding?.fixes.find((one) => one.title.includes('aws_iam_policy.two'));
    if (!finding || !fix) throw new Error('the pair is offered');
    const outcome = live.engine.fix(finding, fix.id);
    if ('refused' in outcome) throw new Error(outcome.refused);
    live.write({ 'iam-policy-sync.json': outcome.changes[0]?.edits[0]?.newText ?? '' });
    expect(live.findings().map((one) => `${one.code} ${one.policy}`)).toContain('missing-action aws_iam_policy.two');
  });
});

describe('what a fix leaves behind', () => {
  const policy = (actions: string) => `resource "aws_iam_policy" "backend" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Speech", Effect = "Allow", Action = ${actions}, Resource = "*" }]
  })
}
`;

  it('may be a hint about the element that it has corrected', async () => {
    const live = await workspace({ 'src/main.ts': code, 'iam.tf': policy('["polly:SynthesizeSpeech", "polly:DescribeVoicez"]') });
    const { fixed } = live.engine.fixAll({ unsafe: false });
    expect(fixed.map(({ finding }) => finding.code)).toEqual(['unknown-action']);
    live.write({ 'iam.tf': policy('["polly:SynthesizeSpeech", "polly:DescribeVoices"]') });
    expect(live.findings().map((one) => one.code)).toEqual(['unused-action']);
  });

  it('is no new hint elsewhere', async () => {
    const live = await workspace({ 'src/main.ts': code, 'iam.tf': policy('["polly:DescribeVoices"]') });
    const missing = live.findings().find((one) => one.code === 'missing-action' && one.file.endsWith('.ts'));
    if (!missing) throw new Error('an action is missing');
    const newText = 'import { PollyClient } from "@aws-sdk/client-polly";\nnew PollyClient({}).send(globalThis[process.argv[2]]);\n';
    const edits = [{ file: missing.file, start: 0, end: code.length, newText }];
    const fixes = [{ id: 'other', title: 'Other', unsafe: false, preferred: false, change: { kind: 'edits', edits } as const }];
    expect(live.engine.fix({ ...missing, fixes }, 'other')).toEqual({ refused: expect.stringContaining('a new unresolved-call') });
  });
});

describe('the title of a fix', () => {
  const role = (name: string) => `resource "aws_iam_role" "${name}" {
  assume_role_policy = jsonencode({})
}

resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.${name}.name
  policy_arn = aws_iam_policy.backend.arn
}

`;
  const own = `resource "aws_iam_policy" "backend" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Speech", Effect = "Allow", Action = local.speech, Resource = "*" }]
  })
}
`;
  const titles = async (texts: Record<string, string>) => {
    const live = await workspace({
      'iam-policy-sync.json': '{ "pairs": [{ "code": "src", "policy": "aws_iam_policy.backend" }] }',
      'src/main.ts': code,
      ...texts,
    });
    const missing = live.findings().find((one) => one.code === 'missing-action' && one.file.endsWith('.ts'));
    if (!missing) throw new Error('an action is missing');
    const shown = live.engine.offersOf(missing).map((fix) => fix.title);
    const { fixed } = live.engine.fixAll({ unsafe: false });
    expect(fixed.map(({ title }) => title)).toEqual(shown);
    return shown;
  };

  it('names the principals that share the policy, and other policies that share its list', async () => {
    const locals = 'locals {\n  speech = ["polly:DescribeVoices"]\n}\n\n';
    expect(await titles({ 'iam.tf': locals + role('api') + role('job') + own + own.replace('"backend"', '"other"') })).toEqual([
      'Add polly:SynthesizeSpeech to aws_iam_policy.backend (attached to aws_iam_role.api and aws_iam_role.job), in local.speech, which also changes aws_iam_policy.other',
    ]);
  });

  it('names the workloads that share the only principal', async () => {
    const lambda = (name: string) => `resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  role          = aws_iam_role.api.arn
  handler       = "main.handler"
}

`;
    const plain = own.replace('local.speech', '["polly:DescribeVoices"]');
    expect(await titles({ 'iam.tf': role('api') + lambda('one') + lambda('two') + plain })).toEqual([
      'Add polly:SynthesizeSpeech to aws_iam_policy.backend (used by aws_lambda_function.one and aws_lambda_function.two)',
    ]);
  });
});

it('each of two findings that are alike is mended by its own fix', async () => {
  const { engine, findings } = await workspace({
    'iam.tf': `resource "aws_iam_policy" "backend" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:GetObjct", Resource = "arn:aws:s3:::a/*" },
      { Effect = "Allow", Action = "s3:GetObjct", Resource = "arn:aws:s3:::b/*" },
    ]
  })
}
`,
  });
  const wrong = findings().filter(({ code }) => code === 'unknown-action');
  const places = wrong.flatMap((finding): readonly (string | number)[] => {
    const outcome = engine.fix(finding, 'correct');
    return 'refused' in outcome ? [outcome.refused] : outcome.changes.flatMap(({ edits }) => edits.map(({ start }) => start));
  });
  expect(wrong).toHaveLength(2);
  expect(places.map((start, index) => Number(start) - (wrong[index]?.range.start ?? 0))).toEqual([
    '"s3:GetObj'.length,
    '"s3:GetObj'.length,
  ]);
});

describe('the graph', () => {
  it('has the fixes that are made, titled as they are made, and no others', async () => {
    const statement = (list: string, resource = '*') => `{ Effect = "Allow", Action = ${list}, Resource = "${resource}" }`;
    const { engine, findings } = await workspace({
      'src/main.ts': code,
      'iam.tf': `locals {
  speech = ["polly:SynthesizeSpeech", "polly:ListLexicons"]
}

resource "aws_iam_policy" "backend" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [${statement('local.speech')}, ${statement('split(" ", "polly:SynthesizeSpeech polly:GetLexicon")', 'arn:aws:polly:*:*:lexicon/*')}]
  })
}
`,
    });
    const offered = findings().flatMap((finding) => finding.fixes.map(({ title }) => title));
    expect(offered).toEqual([
      'Remove polly:ListLexicons from aws_iam_policy.backend',
      'Remove polly:GetLexicon from aws_iam_policy.backend',
    ]);
    const made = engine.graph().findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(made).toEqual(['Remove polly:ListLexicons from aws_iam_policy.backend, in local.speech']);
    expect(engine.fixAll({ unsafe: true }).fixed.map(({ title }) => title)).toEqual(made);
  });
});
