import { describe, expect, it } from 'vitest';
import { staleness } from '../../server/reference/index.ts';
import { entries, underTitle } from './support.ts';

/** Each difference with the source text of its range. */
function differences(text: string, ...lines: readonly string[]): readonly string[] {
  const { stale, differences: found } = staleness(text, entries(...lines));
  expect(stale).toBe(found.length > 0);
  return found.map(({ what, range }) => `${text.slice(range.start, range.end)} <- ${what}`);
}

const head = ['| Client | Prefix | Actions |', '| --- | --- | --- |'];

describe('what makes a table stale', () => {
  it('an action that the policy has and the table lacks, and the other way round', () => {
    const text = underTitle(...head, '| `@aws-sdk/client-polly` | polly | `polly:SynthesizeSpeech`, `polly:GetLexicon` |');
    expect(differences(text, 'polly: SynthesizeSpeech DescribeVoices')).toEqual([
      '`polly:SynthesizeSpeech`, `polly:GetLexicon` <- @aws-sdk/client-polly does not list polly:DescribeVoices, which the policy has, and lists polly:GetLexicon, which the policy does not have',
    ]);
  });

  it('a wrong prefix', () => {
    const text = underTitle(...head, '| `@aws-sdk/client-bedrock-runtime` | `bedrock-runtime` | - |');
    expect(differences(text, 'bedrock-runtime/bedrock:')).toEqual([
      '`bedrock-runtime` <- the IAM prefix of @aws-sdk/client-bedrock-runtime is bedrock, not bedrock-runtime',
    ]);
  });

  it('a client without a row, at the heading, and a row without a client, at its name', () => {
    const text = underTitle(...head, '| `@aws-sdk/client-polly` | polly | – |');
    expect(differences(text, 'sqs: SendMessage')).toEqual([
      "## This Project's Clients <- @aws-sdk/client-sqs has no row in the table",
      '`@aws-sdk/client-polly` <- @aws-sdk/client-polly is not a dependency any more',
    ]);
  });

  it('a table that cannot be read', () => {
    expect(differences("# This Project's Clients\n\nSoon.", 'sqs:')).toEqual([
      "# This Project's Clients <- there is no table under this heading",
    ]);
  });
});

describe('what is style', () => {
  it.each([
    '| `@aws-sdk/client-polly` | `polly` | `polly:GetLexicon`, `polly:SynthesizeSpeech` |',
    '| @aws-sdk/client-polly | polly: | polly:SynthesizeSpeech<br>polly:GetLexicon |',
    '|client-polly|`polly:*`|SynthesizeSpeech; GetLexicon|',
    '|client-polly|Polly|`polly:synthesizespeech` (neural, long and standard), `polly:GetLexicon`|',
    '| **client-polly** |  polly  | `polly:SynthesizeSpeech, polly:GetLexicon`',
    '| [`client-polly`](https://example.com) | polly | - `GetLexicon`<br>- `SynthesizeSpeech` | an extra cell |',
    '| client-polly | polly | `GetLexicon` `SynthesizeSpeech`, see the wiki |',
    '| client-polly | polly | GetLexicon |\n| client-polly | | SynthesizeSpeech |',
  ])('%s', (row) => {
    expect(differences(underTitle(...head, row), 'polly: SynthesizeSpeech GetLexicon')).toEqual([]);
  });

  it.each(['', '-', '—', 'none', 'N/A'])('%j for a client without any action', (cell) => {
    expect(differences(underTitle(...head, `| client-s3 | s3 | ${cell} |`), 's3:')).toEqual([]);
  });

  it('wildcards, escaped or not', () => {
    expect(differences(underTitle(...head, '| client-s3 | s3 | s3:\\*, Get\\* |'), 's3: * Get*')).toEqual([]);
  });

  it('anything about a client whose prefix nobody knows', () => {
    expect(differences(underTitle(...head, '| client-s9 | s9 | s9:Fly |'), 's9/:')).toEqual([]);
  });
});
