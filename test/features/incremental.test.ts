import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordHeld, recordRuns } from '../../server/query/index.ts';
import { workspace } from '../support/engine.ts';

const speech = (body: string) => `import { PollyClient, SynthesizeSpeechCommand, DescribeVoicesCommand } from '@aws-sdk/client-polly';
const polly = new PollyClient({});
${body}
`;
const policy = (statements: string) => `resource "aws_iam_policy" "backend" {
  name = "backend"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statements}
    ]
  })
}
`;
const allow = (sid: string, actions: string) => `      { Sid = "${sid}", Effect = "Allow", Action = [${actions}], Resource = "*" },`;

/** Texts that each file of the workspace may have, broken and absent ones among them. */
const versions: Readonly<Record<string, readonly (string | null)[]>> = {
  'backend/src/speech.ts': [
    null,
    '',
    speech(
      "export const speak = (Text: string) => polly.send(new SynthesizeSpeechCommand({ Text, OutputFormat: 'mp3', VoiceId: 'Joanna' }));",
    ),
    speech('export const voices = () => polly.send(new DescribeVoicesCommand({}));'),
    speech('export const voices = () => polly.send(new DescribeVoicesCommand({'),
    speech('export const forward = (command: any) => polly.send(command);'),
    "export { polly } from './client.js';\n",
  ],
  'backend/src/client.ts': [
    null,
    "import { S3 } from '@aws-sdk/client-s3';\nexport const s3 = new S3({});\n",
    "import { S3 } from '@aws-sdk/client-s3';\nexport const s3 = new S3({ endpoint: 'http://localhost:9000' });\n",
    'export const s3 = undefined;\n',
  ],
  'backend/src/media.ts': [
    null,
    "import { s3 } from './client.js';\nexport const put = (Key: string) => s3.putObject({ Bucket: 'media', Key });\n",
    "import { s3 as store } from './client.js';\n\nexport const get = (Key: string) => store.getObject({ Bucket: process.env.BUCKET, Key });\n",
  ],
  'backend/package.json': [null, '{ "dependencies": { "@aws-sdk/client-polly": "3", "@aws-sdk/client-s3": "3" } }', '{ "dependencies": '],
  'terraform/iam.tf': [
    null,
    policy(allow('Speech', '"polly:SynthesizeSpeech"')),
    policy(`${allow('Speech', '"polly:SynthesizeSpeech", "polly:DeleteLexicon"')}\n${allow('Media', 's3:*').replace('s3:*', '"s3:*"')}`),
    policy(`${allow('Speech', '"polly:*"')}\n${allow('Speech', 'local.actions...')}`),
    `${policy(allow('Speech', 'local.actions'))}locals {\n  actions = ["polly:DescribeVoices", "s3:PutObject"]\n}\n`,
    'resource "aws_iam_policy" "backend" {\n  policy = jsonencode({',
  ],
  'terraform/locals.tf': [
    null,
    'locals {\n  other = 1\n  actions = ["polly:SynthesizeSpeech"]\n}\n',
    'locals {\n  actions = ["s3:GetObject"]\n  ot',
  ],
  'docs/reference.md': [
    null,
    "## This Project's Clients\n\n| SDK client | IAM prefix | Typical actions |\n| --- | --- | --- |\n| `@aws-sdk/client-polly` | `polly` | `polly:DescribeVoices` |\n",
  ],
};

const step = fc
  .constantFrom(...Object.keys(versions))
  .chain((path) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...(versions[path] ?? [null])) }));

describe('any sequence of edits', () => {
  it('leads to what a new process on the same files says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const live = await workspace({});
        const texts: Record<string, string> = {};
        for (const { path, text } of steps) {
          live.write({ [path]: text });
          live.report();
          if (text === null) delete texts[path];
          else texts[path] = text;
        }
        const scratch = await workspace(texts);
        expect(live.report()).toBe(scratch.report());
        expect(live.engine.graph()).toEqual(scratch.engine.graph());
      }),
      { numRuns: 60 },
    );
  });

  it('asked as if, and taken back, leaves nothing behind', async () => {
    const texts = Object.fromEntries(Object.entries(versions).map(([path, all]) => [path, all.find((text) => text) ?? '']));
    const live = await workspace(texts);
    const before = live.report();
    for (const finding of live.findings()) for (const fix of finding.fixes) live.engine.fix(finding, fix.id);
    live.engine.fixAll({ unsafe: true });
    expect(live.report()).toBe(before);
  });
});

describe('a keystroke', () => {
  const texts = {
    'backend/src/speech.ts': speech(
      "export const speak = (Text: string) => polly.send(new SynthesizeSpeechCommand({ Text, OutputFormat: 'mp3', VoiceId: 'Joanna' }));",
    ),
    'backend/src/voices.ts': speech('export const voices = () => polly.send(new DescribeVoicesCommand({}));'),
    'terraform/iam.tf': policy(allow('Speech', '"polly:SynthesizeSpeech"')),
  };

  it('in a comment recomputes no fact, and nothing of any other code file', async () => {
    const live = await workspace(texts);
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() => live.write({ 'backend/src/speech.ts': `// a word more\n${texts['backend/src/speech.ts']}` }));
    stop();
    expect(runs.filter((run) => /^(needs|judged|pairing|coverage|missing|units)(\(|$)/.test(run))).toEqual([]);
    expect(runs.filter((run) => run.includes('voices.ts'))).toEqual([]);
    expect(runs.some((run) => run.includes('speech.ts'))).toBe(true);
  });

  it('in one policy statement judges again, and reads no code again', async () => {
    const live = await workspace(texts);
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() =>
      live.write({ 'terraform/iam.tf': texts['terraform/iam.tf'].replace('polly:SynthesizeSpeech', 'polly:DescribeVoices') }),
    );
    stop();
    expect(runs.filter((run) => /^(needs|coverage)\(/.test(run))).toEqual([]);
    expect(runs).toContain('judged(/w/backend/src/speech.ts)');
  });
});

describe('an edit in one of many Terraform files', () => {
  const named = (index: number) => policy(allow('Media', '"s3:PutObject"')).replaceAll('backend', `policy${index}`);
  const texts: Readonly<Record<string, string>> = {
    'backend/src/voices.ts': speech('export const voices = () => polly.send(new DescribeVoicesCommand({}));'),
    ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`terraform/p${index}.tf`, named(index)])),
  };
  const configured = { 'iam-policy-sync.json': '{ "pairs": [{ "code": "backend", "policy": "aws_iam_policy.policy3" }] }' };

  /** The files whose findings are looked for again. */
  const judgedBy = async (more: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>) => {
    const live = await workspace({ ...texts, ...more });
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() => live.write(change));
    stop();
    return [...new Set(runs.flatMap((run) => /^(?:findings|unpaired|missing-action)\(\/w\/(.*)\)$/.exec(run)?.[1] ?? []))].sort();
  };

  it('looks for findings in that file only, paired or not', async () => {
    const change = { 'terraform/p7.tf': named(7).replace('s3:PutObject', 's3:GetObject') };
    expect(await judgedBy(configured, change)).toEqual(['terraform/p7.tf']);
    expect(await judgedBy({}, change)).toEqual(['terraform/p7.tf']);
  });

  it('looks for them in the new file only when a policy is added', async () => {
    const change = { 'terraform/new.tf': named(99) };
    expect(await judgedBy(configured, change)).toEqual(['terraform/new.tf']);
  });

  it('asks again for what is found of that policy only, where all of them share a local', async () => {
    const sharing = (index: number, action: string) => named(index).replace('["s3:PutObject"]', `concat(["${action}"], local.shared)`);
    const live = await workspace({
      ...texts,
      ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`terraform/p${index}.tf`, sharing(index, 's3:PutObject')])),
      'terraform/locals.tf': 'locals {\n  shared = ["s3:GetObjects"]\n}\n',
    });
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() => live.write({ 'terraform/p7.tf': sharing(7, 's3:PutObjectAcl') }));
    stop();
    const judged = runs.filter((run) => run.startsWith('draftsOfPolicy '));
    expect(judged.map((run) => run.replace(/\(.*/, '')).sort()).toEqual([
      'draftsOfPolicy /w/terraform/locals.tf',
      'draftsOfPolicy /w/terraform/p7.tf',
    ]);
    expect(judged.every((run) => run.includes('policy7'))).toBe(true);
  });

  it('asks nothing again of policies that do not use the local that is added', async () => {
    const sharing = (index: number) => named(index).replace('["s3:PutObject"]', 'local.shared');
    const live = await workspace({
      ...texts,
      ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`terraform/p${index}.tf`, sharing(index)])),
      'terraform/locals.tf': 'locals {\n  shared = ["s3:GetObjects"]\n}\n',
    });
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() => live.write({ 'terraform/locals.tf': 'locals {\n  first = "x"\n  shared = ["s3:GetObjects"]\n}\n' }));
    stop();
    expect(runs.filter((run) => /^(resourceFacts|policy|judged|missing|coverage)\(/.test(run))).toEqual([]);
    // What stands in that file is somewhere else in it now.
    expect(runs.filter((run) => run.startsWith('draftsOfPolicy ') && !run.startsWith('draftsOfPolicy /w/terraform/locals.tf('))).toEqual(
      [],
    );
  });

  it('asks nothing again of policies that have findings above what is typed', async () => {
    const live = await workspace({ 'terraform/iam.tf': `${named(1).replace('s3:PutObject', 's3:PutObjects')}locals {}` });
    expect(live.findings().map(({ code }) => code)).toContain('unknown-action');
    const stop = live.engine.observeFindings(() => {});
    const runs = recordRuns(() =>
      live.write({ 'terraform/iam.tf': `${named(1).replace('s3:PutObject', 's3:PutObjects')}locals { x = 1 }` }),
    );
    stop();
    expect(runs.filter((run) => run.startsWith('draftsOfPolicy '))).toEqual([]);
    expect(runs).toContain('hcl(/w/terraform/iam.tf)');
  });

  it('looks for them where the code is, when the policy is of its pair', async () => {
    const change = { 'terraform/p3.tf': named(3).replace('s3:PutObject', 's3:GetObject') };
    expect(await judgedBy(configured, change)).toContain('backend/src/voices.ts');
  });
});

describe('files that come and go', () => {
  const client = "import { S3 } from '@aws-sdk/client-s3';\nexport const s3 = new S3({});\n";
  /** Two files with calls, values from one another, and a package of their own. */
  const texts = (folder: string): Readonly<Record<string, string>> => ({
    [`${folder}/package.json`]: '{ "dependencies": { "@aws-sdk/client-s3": "3" } }',
    [`${folder}/tsconfig.json`]: '{ "compilerOptions": { "baseUrl": "." } }',
    [`${folder}/src/store.ts`]:
      "import { s3 } from '../../client.js';\nexport * from './kept.js';\nexport const put = (Bucket: string) => s3.putObject({ Bucket, Key: 'a' });\n",
    [`${folder}/src/kept.ts`]: "import { put } from './store.js';\nexport default () => put('kept');\n",
  });

  it('leave nothing behind of a configuration', async () => {
    const { made: live, held } = await recordHeld(() => workspace({ 'client.ts': client }));
    const stop = live.engine.observeFindings(() => {});
    const configuration = (folder: string): Readonly<Record<string, string>> => ({
      [`${folder}/iam.tf`]: policy(allow('Media', 'local.actions')),
      [`${folder}/locals.tf`]: 'variable "role" {\n  default = "r"\n}\nlocals {\n  actions = ["s3:PutObject"]\n}\n',
      [`${folder}/role.tf`]:
        'resource "aws_iam_role" "r" {\n  name = var.role\n}\nresource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.r.name\n  policy_arn = aws_iam_policy.backend.arn\n}\n',
      [`${folder}/workers.tf`]: 'module "worker" {\n  source = "./worker"\n  count  = 2\n}\n',
      [`${folder}/worker/main.tf`]: policy(allow('Media', '"s3:PutObject"')),
    });
    const comeAndGo = (folder: string): number => {
      live.write(configuration(folder));
      expect(live.engine.graph().policies).toHaveLength(3);
      const most = held();
      live.write(Object.fromEntries(Object.keys(configuration(folder)).map((path) => [path, null])));
      expect(live.engine.graph().policies).toEqual([]);
      return most;
    };
    comeAndGo('first');
    const before = held();
    for (let i = 0; i < 5; i++) expect(comeAndGo(`stage-${i}`)).toBeGreaterThan(before);
    expect(held()).toBe(before);
    stop();
  });

  it('leave nothing behind', async () => {
    const { made: live, held } = await recordHeld(() =>
      workspace({ 'client.ts': client, 'terraform/iam.tf': policy(allow('Media', '"s3:PutObject"')) }),
    );
    const stop = live.engine.observeFindings(() => {});
    const comeAndGo = (folder: string): number => {
      live.write(texts(folder));
      expect(live.engine.graph().calls).toHaveLength(1);
      const most = held();
      live.write(Object.fromEntries(Object.keys(texts(folder)).map((path) => [path, null])));
      expect(live.engine.graph().calls).toEqual([]);
      return most;
    };
    comeAndGo('first');
    const before = held();
    for (let i = 0; i < 5; i++) expect(comeAndGo(`package-${i}`)).toBeGreaterThan(before);
    expect(held()).toBe(before);
    stop();
  });
});
