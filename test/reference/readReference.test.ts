import { describe, expect, it } from 'vitest';
import { isReferenceDocument, readReference } from '../../server/reference/index.ts';
import { underTitle } from './support.ts';

function rowsOf(text: string): readonly string[] {
  const table = readReference(text);
  return 'problem' in table
    ? [`problem: ${table.problem}`]
    : table.rows.map((row) => `${row.client ?? '?'} ~ ${row.prefix} ~ ${row.actions}`);
}

describe('which document is a reference document', () => {
  it.each([
    "## This Project's Clients",
    '# This project’s clients',
    "###### THIS PROJECT'S CLIENTS ######",
    "This Project's Clients\n----------------------",
    "> ## **This Project's Clients**",
    '## This Project&#39;s Clients:',
    "﻿# This Project's Clients\r\n",
  ])('%j is one', (text) => {
    expect(isReferenceDocument(text)).toBe(true);
  });

  it.each([
    '',
    'Update "This Project\'s Clients" after a change.',
    "```md\n## This Project's Clients\n```",
    "<!--\n## This Project's Clients\n-->",
    "## This Project's Clients and Others",
    "##This Project's Clients",
  ])('%j is none', (text) => {
    expect(isReferenceDocument(text)).toBe(false);
  });

  it('a document of 5 MB is recognised by its heading, and says that it is too large', () => {
    const text = `# This Project's Clients\n\n${'| a | b |\n'.repeat(500_000)}`;
    expect(isReferenceDocument(text)).toBe(true);
    expect(rowsOf(text)).toEqual(['problem: the reference document is too large to be read as Markdown (over 128 kB)']);
    expect(isReferenceDocument('x'.repeat(5_000_000))).toBe(false);
  });
});

describe('reading the table', () => {
  it('reads clients, prefixes and actions, and leaves rows about no client unnamed', () => {
    const text = underTitle(
      '| SDK client | IAM prefix | Typical actions |',
      '| --- | --- | --- |',
      '| `@aws-sdk/client-polly` | `polly` | `polly:SynthesizeSpeech` |',
      '| `@aws-sdk/lib-storage` | `s3` | uses client-s3 |',
      '| [client-sqs](https://example.com/client-sqs) | sqs | — |',
    );
    expect(rowsOf(text)).toEqual([
      '@aws-sdk/client-polly ~ `polly` ~ `polly:SynthesizeSpeech`',
      '? ~ `s3` ~ uses client-s3',
      '@aws-sdk/client-sqs ~ sqs ~ —',
    ]);
  });

  it('finds columns by their titles in any order, beside others', () => {
    const text = underTitle('Owner | Permissions | Service prefix | npm package', '--|--|--|--', 'Ann | GetObject | s3 | client-s3');
    expect(rowsOf(text)).toEqual(['@aws-sdk/client-s3 ~ s3 ~ GetObject']);
  });

  it('takes bare names for clients where AWS has such a client', () => {
    const text = underTitle('| Client | Actions |', '|---|---|', '| polly | `polly:GetLexicon` |', '| frobnicator | – |');
    expect(rowsOf(text)).toEqual(['@aws-sdk/client-polly ~  ~ `polly:GetLexicon`', '? ~  ~ –']);
  });

  it('takes the first readable table of the section, not one of the next', () => {
    const text =
      "# This Project's Clients\n\n| a | b |\n|--|--|\n\n## Details\n\n| Client | Actions |\n|--|--|\n| client-sns | |\n\n# Others\n";
    expect(rowsOf(text)).toEqual(['@aws-sdk/client-sns ~  ~ ']);
    const other = "# This Project's Clients\n\nSoon.\n\n# Others\n\n| Client | Actions |\n|--|--|\n";
    expect(rowsOf(other)).toEqual(['problem: there is no table under this heading']);
  });

  it('says what is wrong with a half-typed table', () => {
    expect(rowsOf("# This Project's Clients\n\n| Client | Act")).toEqual(['problem: there is no table under this heading']);
    expect(rowsOf("# This Project's Clients\n\n| Client | Act |\n|--|--|")).toEqual([
      'problem: the columns of this table are not recognised: one for the SDK client and one for the actions are needed',
    ]);
    expect(rowsOf("# This Project's Clients\n\n| Client | Actions |\n|--|--|\n| `@aws-sdk/client-po")).toEqual([
      '@aws-sdk/client-po ~  ~ ',
    ]);
    expect(rowsOf('nothing')).toEqual(['problem: the document has no heading "This Project\'s Clients"']);
  });
});
