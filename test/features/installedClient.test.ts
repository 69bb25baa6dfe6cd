import { describe, expect, it } from 'vitest';
import { workspace } from '../support/engine.ts';

const texts = {
  'src/main.ts': `import { BrandNewClient, SynthesizeSpeechCommand } from '@aws-sdk/client-brand-new';
const client = new BrandNewClient({});
export const speak = () => client.send(new SynthesizeSpeechCommand({}));
`,
  'iam.tf': `resource "aws_iam_policy" "backend" {
  name = "backend"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Speech", Effect = "Allow", Action = ["polly:DescribeVoices"], Resource = "*" }]
  })
}
`,
  'iam-policy-sync.json': '{ "pairs": [{ "code": "src", "policy": "aws_iam_policy.backend" }] }',
};

const home = 'node_modules/@aws-sdk/client-brand-new';
const installed = {
  [`${home}/package.json`]: '{ "name": "@aws-sdk/client-brand-new", "version": "3.9999.0" }',
  [`${home}/dist-es/index.js`]: 'export * from "./BrandNewClient";\nexport * from "./BrandNew";\n',
  [`${home}/dist-types/commands/index.d.ts`]: 'export * from "./SynthesizeSpeechCommand";\n',
  [`${home}/dist-es/auth/httpAuthSchemeProvider.js`]: `return {
  schemeId: "aws.auth#sigv4",
  signingProperties: {
    name: "polly",
    region: authParameters.region,
  },
};
`,
};

describe('a client that is newer than the catalogue', () => {
  it('is unresolved where it is not installed', async () => {
    const { findings } = await workspace(texts);
    expect(findings().map((one) => one.code)).toContain('unresolved-call');
    expect(findings().map((one) => one.code)).not.toContain('missing-action');
  });

  it('is read where it is installed beside the code', async () => {
    const { findings, engine } = await workspace({ ...texts, ...installed });
    expect(findings().map((one) => one.code)).not.toContain('unresolved-call');
    expect(findings().find((one) => one.code === 'missing-action')?.actions).toEqual(['polly:SynthesizeSpeech']);
    expect(engine.hover('/w/src/main.ts', texts['src/main.ts'].indexOf('SynthesizeSpeechCommand({'))?.plain).toContain(
      'the installed client',
    );
  });
});
