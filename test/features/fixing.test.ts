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
    expect(fixed.map(({ title }) => title)).toEqual(['Add polly:SynthesizeSpeech to aws_iam_policy.backend, in locals']);
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
