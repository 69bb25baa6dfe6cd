import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `npx tsx test/bench/aws.ts`: what loading the catalogue costs a new process, beside reading one file of the same size;
 * the least of eleven runs, in milliseconds.
 */
const server = fileURLToPath(new URL('../../server/aws/', import.meta.url));
const folder = mkdtempSync(join(server, '.bench-'));
const program = `
import { readFileSync } from 'node:fs';
const start = performance.now();
readFileSync(${JSON.stringify(join(server, 'data', 'index.json'))});
const file = performance.now();
const aws = await import('../index.ts');
const loaded = performance.now();
for (const [short, operation] of Object.entries({ s3: 'PutObject', dynamodb: 'Query', lambda: 'Invoke', sqs: 'SendMessage', sns: 'Publish',
  'bedrock-runtime': 'Converse', polly: 'SynthesizeSpeech', 'transcribe-streaming': 'StartStreamTranscription', 'cloudwatch-logs': 'PutLogEvents',
  'secrets-manager': 'GetSecretValue' })) aws.requires('@aws-sdk/client-' + short, operation);
const ten = performance.now();
aws.action('s3:PutObject');
const facts = performance.now();
aws.managedPolicy('AmazonS3ReadOnlyAccess');
const policy = performance.now();
aws.expandActions('*');
const all = performance.now();
console.log(JSON.stringify([file - start, loaded - file, ten - loaded, facts - ten, policy - facts, all - policy]));
`;
try {
  writeFileSync(join(folder, 'program.ts'), program);
  // Beside the sources, so that the bundle finds the data as they do.
  const outfile = join(server, '.bench.mjs');
  await build({ entryPoints: [join(folder, 'program.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error' });
  const runs = Array.from({ length: 11 }, (): number[] => JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })));
  const names = [
    'a file of that size',
    'the eager part',
    'ten services',
    'facts of one action',
    'one managed policy',
    'every action there is',
  ];
  for (const [i, name] of names.entries()) {
    const least = Math.min(...runs.map((run) => run[i] ?? Number.NaN));
    process.stdout.write(`${name.padEnd(24)}${least.toFixed(2).padStart(8)}\n`);
  }
  rmSync(outfile);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
