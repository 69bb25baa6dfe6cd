import { expect, test } from 'vitest';
import { program, root } from '../support/code.ts';

test('a name that ends like a kind of test is a source; a dotted ending is a test', async () => {
  const command = `import { GetObjectCommand } from '@aws-sdk/client-s3';\nexport const command = new GetObjectCommand({});\n`;
  const { code } = await program(
    [
      'register-organizational-unit.ts',
      'billing-integration.ts',
      'latest.ts',
      'media.unit.ts',
      'media.integration.ts',
      'media-test.ts',
      'test.js',
    ]
      .map((name) => `//- src/${name}\n${command}`)
      .join(''),
  );
  const withCalls = code.files().filter((file) => code.calls(file).length > 0);
  expect(withCalls).toEqual(['billing-integration', 'latest', 'register-organizational-unit'].map((name) => `${root}/src/${name}.ts`));
  expect(code.leftOut(`${root}/src/media.unit.ts`)).toBe('a test');
});

test('a large file of calls on long lines is build output; one with a long line of data is a source', async () => {
  const call = `new (require('@aws-sdk/client-s3').GetObjectCommand)({});`;
  const { code } = await program(`
//- bin/cli.mjs
${call.repeat(500)}
//- src/logo.ts
export const logo = '${'A'.repeat(30_000)}';
export const command = ${call}
`);
  expect(code.leftOut(`${root}/bin/cli.mjs`)).toBe('build output');
  expect(code.calls(`${root}/src/logo.ts`).map(({ operation }) => operation)).toEqual(['GetObject']);
});
