import { describe, expect, test } from 'vitest';
import { inferFromInstalledClient, installedClientFiles } from '../../server/aws/index.ts';

/** The texts that a client package has, in the layout of 2026, or of 2023 without schemas. */
function files(
  name: string,
  className: string,
  signing: string,
  commands: readonly string[],
  unsigned: readonly string[] = [],
): { name: string; text: string }[] {
  const lists = (items: readonly string[], suffix: string): string => items.map((item) => `export * from "./${item}${suffix}";\n`).join('');
  const cases = unsigned
    .map((each) => `case "${each}":\n{\noptions.push(createSmithyApiNoAuthHttpAuthOption(authParameters));\nbreak;\n}\n`)
    .join('');
  return [
    { name: 'package.json', text: JSON.stringify({ name, version: '3.9000.0' }) },
    {
      name: 'dist-es/index.js',
      text: `export * from "./${className}Client";\nexport * from "./${className}";\nexport * from "./commands";\n`,
    },
    { name: 'dist-es/commands/index.js', text: lists(commands, 'Command') },
    { name: 'dist-es/pagination/index.js', text: lists(['ListThings'], 'Paginator') },
    { name: 'dist-es/waiters/index.js', text: lists(['waitForThingReady'], '') },
    { name: 'dist-es/waiters/waitForThingReady.js', text: 'let result = await client.send(new GetObjectCommand(input));' },
    {
      name: 'dist-es/auth/httpAuthSchemeProvider.js',
      text: `signingProperties: {\n            name: "${signing}",\n        }\nswitch (authParameters.operation) {\n${cases}default: {\noptions.push(createAwsAuthSigv4HttpAuthOption(authParameters));\n}\n}`,
    },
  ];
}

describe('an installed client that is newer than the catalogue', () => {
  const client = inferFromInstalledClient(
    files('@aws-sdk/client-s3', 'S3', 's3', ['GetObject', 'GetObjectVersionTorrent', 'FoldObject', 'Whisper'], ['Whisper']),
  );

  test('lists what it has', () => {
    expect([client?.package, client?.version, client?.operations]).toEqual([
      '@aws-sdk/client-s3',
      '3.9000.0',
      ['GetObject', 'GetObjectVersionTorrent', 'FoldObject', 'Whisper'],
    ]);
    expect(client?.operationOfMethod('foldObject')).toBe('FoldObject');
    expect(client?.operationOfMethod('send')).toBeUndefined();
    expect(client?.operationOfWaiter('waitUntilThingReady')).toBe('GetObject');
    expect([client?.isClientClass('S3Client'), client?.isAggregatedClient('S3'), client?.isClientClass('SQSClient')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('the catalogue goes before it', () => {
    expect(client?.requires('GetObject')?.confidence).toBe('catalogue');
  });

  test('an action that the reference has, of an operation that it has not', () => {
    const found = client?.requires('GetObjectVersionTorrent');
    expect([found?.confidence, found?.actions.map((need) => need.action)]).toEqual(['installed-client', ['s3:GetObjectVersionTorrent']]);
  });

  test('an action that the reference has not is inferred', () => {
    const found = client?.requires('FoldObject');
    expect([found?.confidence, found?.actions, found?.conditional.map((need) => need.action)]).toEqual(['inferred', [], ['s3:FoldObject']]);
  });

  test('unsigned needs nothing', () => {
    expect(client?.requires('Whisper')).toMatchObject({ actions: [], confidence: 'installed-client' });
  });

  test('what it does not have is not known', () => {
    expect(client?.requires('Sing')).toBeUndefined();
  });

  test('a package that the catalogue does not know, of a service that it knows', () => {
    const fresh = inferFromInstalledClient(files('@aws-sdk/client-polly-next', 'PollyNext', 'polly', ['SynthesizeSpeech', 'Hum']));
    expect(fresh?.prefixes).toEqual(['polly']);
    expect(fresh?.requires('SynthesizeSpeech')?.actions[0]?.action).toBe('polly:SynthesizeSpeech');
    expect(fresh?.requires('Hum')?.confidence).toBe('inferred');
  });

  test('a service that nobody knows stays unknown', () => {
    const strange = inferFromInstalledClient(files('@aws-sdk/client-strange', 'Strange', 'strange', ['Do']));
    expect([strange?.operations, strange?.requires('Do')]).toEqual([['Do'], undefined]);
  });

  test('other files are no client', () => {
    expect(inferFromInstalledClient([])).toBeUndefined();
    expect(inferFromInstalledClient([{ name: 'package.json', text: '{"name": "@aws-sdk/client-s3"' }])).toBeUndefined();
    expect(inferFromInstalledClient(files('left-pad', 'S3', 's3', ['GetObject']))).toBeUndefined();
    expect(installedClientFiles).toContain('package.json');
  });
});
