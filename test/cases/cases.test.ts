import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../server/features/index.ts';
import { applyEdits } from '../../server/files/index.ts';
import { root, workspace } from '../support/engine.ts';
import { type Expected, readCases } from '../support/markdownCases.ts';

/** With UPDATE_CASES=1 the blocks are rewritten with what the product says; a person reads them before they are committed. */
const update = process.env.UPDATE_CASES === '1';
const folder = new URL('.', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

it('every finding has its page', () => {
  expect(pages.map((page) => page.replace('.md', ''))).toEqual(expect.arrayContaining([...findingCodes]));
});

describe.each(pages)('%s', (page) => {
  const url = new URL(page, folder);
  const text = readFileSync(url, 'utf8');
  const rewritten: (Expected & { readonly said: string })[] = [];

  const cases = readCases(text);
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const { engine, report, text: textOf } = await workspace(one.files);
    const said = report();
    const { changes } = engine.fixAll({ unsafe: one.diff?.unsafe ?? false });
    const patch = changes.map(({ file, edits }) => {
      const path = file.slice(root.length + 1);
      const before = textOf(path);
      return createTwoFilesPatch(path, path, before, applyEdits(before, edits), undefined, undefined, { context: 2 }).replace(
        /^Index: .*\n=+\n/,
        '',
      );
    });
    const diff = patch.join('').trimEnd();
    if (update) {
      if (one.findings) rewritten.push({ ...one.findings, said: fenced('text', said) });
      if (one.diff) rewritten.push({ ...one.diff, said: fenced(one.diff.unsafe ? 'diff unsafe' : 'diff', diff) });
      return;
    }
    expect(one.findings ?? one.diff, 'a case states its findings or its fix').not.toBeNull();
    if (one.findings) expect(said).toBe(one.findings.text);
    if (one.diff) expect(diff).toBe(one.diff.text);
  });

  if (update) {
    it('is rewritten', () => {
      const edits = rewritten.map(({ start, end, said }) => ({ start, end, newText: said }));
      writeFileSync(url, applyEdits(text, edits));
      expect(readCases(readFileSync(url, 'utf8'))).toHaveLength(cases.length);
    });
  }
});

const fenced = (info: string, content: string): string => `\`\`\`${info}\n${content}\n\`\`\``;
