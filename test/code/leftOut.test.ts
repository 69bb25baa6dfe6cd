import { expect, test } from 'vitest';
import { program, root } from '../support/code.ts';

test('a name that ends like a kind of test is a source; a dotted ending is a test', async () => {
  const command = `import { GetObjectCommand } from '@aws-sdk/client-s3';\nexport const command = new GetObjectCommand({});\n`;
  const { code } = await program(
    ['register-organizational-unit.ts', 'billing-integration.ts', 'media.unit.ts', 'media.integration.ts', 'media-test.ts']
      .map((name) => `//- src/${name}\n${command}`)
      .join(''),
  );
  const withCalls = code.files().filter((file) => code.calls(file).length > 0);
  expect(withCalls).toEqual([`${root}/src/billing-integration.ts`, `${root}/src/register-organizational-unit.ts`]);
  expect(code.leftOut(`${root}/src/media.unit.ts`)).toBe('a test');
});
