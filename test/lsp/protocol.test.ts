import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BinaryClient, connectBinary, plainClient, uriOf } from './testClient.ts';

const speak = `import { PollyClient, SynthesizeSpeechCommand } from '@aws-sdk/client-polly';

const polly = new PollyClient({});

export const speak = (Text: string) => /* 🗣 é */ polly.send(new SynthesizeSpeechCommand({ Text, OutputFormat: 'mp3', VoiceId: 'Joanna' }));
`;

const policyWith = (...actions: string[]) => `resource "aws_iam_policy" "backend" {
  name = "backend"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Speech" # 🗣
        Effect = "Allow"
        Action = [
${actions.map((action) => `          "${action}",\n`).join('')}        ]
        Resource = "*"
      },
    ]
  })
}
`;

let folder: string;
let client: BinaryClient;
const code = () => join(folder, 'backend/src/speak.ts');
const policy = () => join(folder, 'terraform/iam.tf');

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'protocol-')));
  await write('backend/package.json', '{ "name": "backend", "dependencies": { "@aws-sdk/client-polly": "^3.0.0" } }');
  await write('backend/src/speak.ts', speak);
  await write('terraform/iam.tf', policyWith('polly:DescribeVoices'));
  client = connectBinary();
});

afterEach(async () => {
  client.endInput();
  await client.exited;
  client.connection.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const codes = (file: string) => client.marks(file).map((mark) => mark.split(':')[0]);
const untilCodes = (file: string, wanted: readonly string[]) =>
  client.until(`${wanted} in ${file}`, () => JSON.stringify(codes(file)) === JSON.stringify(wanted));

describe.each(['utf-16', 'utf-8'] as const)('the built server, counting in %s', (encoding) => {
  const capabilities =
    encoding === 'utf-8' ? { ...plainClient, general: { positionEncodings: ['utf-8' as const, 'utf-16' as const] } } : plainClient;

  it('finds, explains and mends a missing action, saved or not', async () => {
    const { capabilities: agreed } = await client.initialize([folder], capabilities);
    expect(agreed.positionEncoding).toBe(encoding);
    client.open(code());
    client.open(policy());
    await untilCodes(code(), ['missing-action']);
    expect(client.marks(code())).toEqual(['missing-action: SynthesizeSpeechCommand']);
    expect(client.diagnostics(code())[0]?.relatedInformation?.[0]?.location.uri).toBe(uriOf(policy()));

    const hover = await client.hover(code(), 'SynthesizeSpeechCommand({');
    expect(JSON.stringify(hover?.contents)).toContain('polly:SynthesizeSpeech');

    const [action] = await client.actions(code(), 'SynthesizeSpeechCommand({');
    const { edit } = await client.resolve(action ?? { title: '' });
    expect(edit?.documentChanges).toBeUndefined();
    expect(client.applied(edit)).toEqual({ [policy()]: policyWith('polly:DescribeVoices', 'polly:SynthesizeSpeech') });
    for (const [file, text] of Object.entries(client.applied(edit))) client.replace(file, text);
    await untilCodes(code(), []);
    await untilCodes(policy(), ['unused-action']);
    expect(await client.references(code(), 'SynthesizeSpeechCommand({')).toEqual([`${uriOf(policy())}:11`]);
    expect(await client.references(policy(), '"polly:SynthesizeSpeech"')).toEqual([`${uriOf(code())}:5`]);
  });

  it('sees what is typed in the code in the policy, and the other way round', async () => {
    await write('terraform/iam.tf', policyWith('polly:SynthesizeSpeech'));
    await client.initialize([folder], capabilities);
    client.open(code());
    client.open(policy());
    await client.caughtUp();
    expect([client.marks(code()), client.marks(policy())]).toEqual([[], []]);
    client.edit(policy(), '"polly:SynthesizeSpeech"', '"polly:DescribeVoices"');
    await untilCodes(code(), ['missing-action']);
    client.edit(policy(), '"polly:DescribeVoices"', '"polly:SynthesizeSpeech"');
    await untilCodes(code(), []);
    client.edit(code(), 'new SynthesizeSpeechCommand({', 'new DescribeVoicesCommand({');
    client.edit(code(), 'PollyClient, SynthesizeSpeechCommand', 'PollyClient, DescribeVoicesCommand');
    await untilCodes(code(), ['missing-action']);
    await client.until('the unused action', () => codes(policy()).includes('unused-action'));
  });
});

describe('the built server', () => {
  it('gives versions to clients that check them', async () => {
    const workspace = { ...plainClient.workspace, workspaceEdit: { documentChanges: true } };
    await client.initialize([folder], { ...plainClient, workspace });
    client.open(code());
    client.open(policy());
    client.edit(policy(), '"polly:DescribeVoices",', '"polly:DescribeVoices", # mine');
    const [action] = await client.actions(code(), 'SynthesizeSpeechCommand({');
    const { edit } = await client.resolve(action ?? { title: '' });
    expect(edit?.changes).toBeUndefined();
    expect(edit?.documentChanges).toMatchObject([{ textDocument: { uri: uriOf(policy()), version: 2 } }]);
  });

  it('watches the disk for clients that do not', async () => {
    await client.initialize([folder]);
    await untilCodes(code(), ['missing-action']);
    // until the watcher is there, a single change could come too early for it
    const again = setInterval(() => writeFileSync(policy(), policyWith('polly:SynthesizeSpeech')), 200);
    await untilCodes(code(), []).finally(() => clearInterval(again));
  });

  it('is alive after any input, and right again when it is', async () => {
    await client.initialize([folder]);
    client.open(code());
    client.open(policy());
    await untilCodes(policy(), ['missing-action', 'unused-action']);
    const before = [client.marks(code()), client.marks(policy())];
    const random = randomNumbers(20261123);
    for (const file of [code(), policy()]) {
      const right = client.text(file);
      for (let at = 0; at < right.length; at += 7) client.replace(file, right.slice(0, at));
      let text = right;
      for (let n = 0; n < 150; n++) {
        const start = random(text.length);
        const garbage = Array.from({ length: random(12) }, () => pieces[random(pieces.length)] ?? '').join('');
        text = text.slice(0, start) + garbage + text.slice(start + random(20));
        client.replace(file, text);
        if (n % 25 === 0) await client.caughtUp();
      }
      client.replace(file, right);
    }
    await client.caughtUp();
    await client.until(
      'the findings of before',
      () => JSON.stringify([client.marks(code()), client.marks(policy())]) === JSON.stringify(before),
    );
    const failures = client.received.filter(
      ({ method, params }) => method === 'window/logMessage' && JSON.stringify(params).includes('failed'),
    );
    expect(failures).toEqual([]);
  });

  it('says what is wrong with its configuration, and goes on', async () => {
    await write('iam-policy-sync.json', '{\n  "severity": { "missing-action": "warn" }\n}');
    await client.initialize([folder]);
    const settings = join(folder, 'iam-policy-sync.json');
    await client.until('the diagnostic', () => client.diagnostics(settings).length > 0);
    expect(client.diagnostics(settings)).toMatchObject([{ severity: 1, range: { start: { line: 1 } } }]);
    expect(client.received.filter(({ method }) => method === 'window/showMessage')).toHaveLength(1);
    await untilCodes(code(), ['missing-action']);
  });
});

describe('the process', () => {
  it('ends with 0 after shutdown and exit', async () => {
    await client.initialize([folder]);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    expect(await client.exited).toBe(0);
  });

  it('ends with 1 after exit alone', async () => {
    await client.initialize([folder]);
    await client.connection.sendNotification('exit');
    expect(await client.exited).toBe(1);
  });

  it('ends when its input does', async () => {
    await client.initialize([folder]);
    client.endInput();
    expect(await client.exited).toBe(1);
  });

  it('ends when the process of the client does', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await client.initialize([folder], plainClient, { processId: parent.pid ?? 0 });
    parent.kill('SIGKILL');
    expect(await client.exited).toBe(1);
  });
});

const pieces = [
  '"',
  "'",
  '`',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '${',
  '<<EOT\n',
  '\r\n',
  '\n',
  '\0',
  '🗣',
  '\ud83d',
  '\uFEFF',
  '/*',
  '*/',
  '//',
  '#',
  'new ',
  '=>',
  '%{',
];

/** A small generator of reproducible numbers below a bound. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * Math.max(1, below));
  };
}
