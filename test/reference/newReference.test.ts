import { describe, expect, it } from 'vitest';
import { isReferenceDocument, newReference, staleness } from '../../server/reference/index.ts';
import { entries } from './support.ts';

describe('a new reference document', () => {
  const wanted = entries('polly: SynthesizeSpeech GetLexicon', 's3:', 'cloudwatch-logs/logs: PutLogEvents');
  const text = newReference(wanted);

  it('lists the clients, and is up to date', () => {
    expect(text.split('\n').filter((line) => line.startsWith('|'))).toEqual([
      '| SDK client                        | IAM prefix | Typical actions                              |',
      '| --------------------------------- | ---------- | -------------------------------------------- |',
      '| `@aws-sdk/client-polly`           | `polly`    | `polly:SynthesizeSpeech`, `polly:GetLexicon` |',
      '| `@aws-sdk/client-s3`              | `s3`       | —                                            |',
      '| `@aws-sdk/client-cloudwatch-logs` | `logs`     | `logs:PutLogEvents`                          |',
    ]);
    expect(isReferenceDocument(text)).toBe(true);
    expect(staleness(text, wanted)).toEqual({ stale: false, differences: [] });
  });

  it('has the sections that the first user keeps', () => {
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# AWS IAM reference',
      "## This Project's Clients",
      '## Adding a New AWS Service',
      '## Common patterns',
    ]);
  });
});
