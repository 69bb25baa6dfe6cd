import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { diffText } from '../../server/cli/text/diffText.ts';

const plain = { colours: picocolors.createColors(false), columns: 100 };

test('is a unified diff that git and patch take', () => {
  const diff = diffText([{ name: 'terraform/iam.tf', before: 'a\nb\nc\n', after: 'a\nB\nc\n' }], plain);
  expect(diff).toBe('--- a/terraform/iam.tf\n+++ b/terraform/iam.tf\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n');
});

test('of a new file says so', () => {
  const diff = diffText([{ name: 'docs/reference.md', before: null, after: '# Reference\n' }], plain);
  expect(diff).toBe('--- /dev/null\n+++ b/docs/reference.md\n@@ -0,0 +1,1 @@\n+# Reference\n');
});

test('keeps line endings, and says where the last one is missing', () => {
  const diff = diffText([{ name: 'a', before: 'one\r\ntwo', after: 'one\r\ntwo!' }], plain);
  expect(diff).toContain(' one\r\n-two\n\\ No newline at end of file\n+two!\n\\ No newline at end of file\n');
});

test('is coloured line by line for a screen', () => {
  const diff = diffText([{ name: 'a', before: 'x\n', after: 'y\n' }], { colours: picocolors.createColors(true), columns: 100 });
  expect(diff).toContain('\u001b[31m-x\u001b[39m\n\u001b[32m+y\u001b[39m\n');
});
