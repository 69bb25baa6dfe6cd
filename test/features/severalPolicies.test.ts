import { describe, expect, it } from 'vitest';
import { workspace } from '../support/engine.ts';

const role = (name: string) => `
resource "aws_iam_role" "${name}" {
  name = "${name}"
}
`;

const policy = (name: string, action: string, of: string) => `resource "aws_iam_role_policy" "${name}" {
  role = aws_iam_role.${of}.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["${action}"], Resource = "*" }]
  })
}
`;

const texts = (second: string) => ({
  'iam-policy-sync.json': JSON.stringify({
    pairs: ['queue', 'speech'].map((name) => ({ code: 'backend', policy: `aws_iam_role_policy.${name}` })),
  }),
  'backend/package.json': '{ "dependencies": { "@aws-sdk/client-polly": "3" } }',
  'backend/main.ts': `import { PollyClient, SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
const polly = new PollyClient({});
export const speak = (Text: string) => polly.send(new SynthesizeSpeechCommand({ Text, OutputFormat: 'mp3', VoiceId: 'Joanna' }));
`,
  'queue.tf': policy('queue', 'sqs:SendMessage', 'task') + role('task'),
  'speech.tf': policy('speech', 'polly:DescribeVoices', second) + (second === 'task' ? '' : role(second)),
});

describe('code paired with several policies', () => {
  it('of one role asks for an action once, at the policy that has something of the service', async () => {
    const { engine, findings } = await workspace(texts('task'));
    const asked = findings().filter((one) => one.code === 'missing-action' || one.code === 'uncovered-client');
    expect(asked.map((one) => `${one.code} ${one.policy}`)).toEqual([
      'missing-action aws_iam_role_policy.speech',
      'missing-action aws_iam_role_policy.speech',
    ]);
    expect(engine.fixAll({ unsafe: false }).changes.map(({ file }) => file.split('/').at(-1))).toEqual(['speech.tf']);
  });

  it('of two roles asks for it at both, for each role needs it', async () => {
    const { findings } = await workspace(texts('job'));
    const asked = findings().filter((one) => one.code === 'missing-action' && one.file.endsWith('.tf'));
    expect(asked.map((one) => one.policy)).toEqual(['aws_iam_role_policy.queue', 'aws_iam_role_policy.speech']);
  });
});

describe('a pair of the configuration that names no policy', () => {
  it('is said, though another pair holds the code', async () => {
    const live = await workspace({
      ...texts('task'),
      'iam-policy-sync.json':
        '{ "pairs": [{ "code": "backend", "policy": "aws_iam_role_policy.speech" }, { "code": "backend", "policy": "aws_iam_role_policy.speach" }] }',
    });
    const said = live.findings().filter((one) => one.code === 'unpaired');
    expect(said.map((one) => one.message)).toEqual([expect.stringContaining('no policy has the address aws_iam_role_policy.speach')]);
  });
});
