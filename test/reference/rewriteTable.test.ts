import { describe, expect, it } from 'vitest';
import { rewriteTable } from '../../server/reference/index.ts';
import { entries, rewritten, underTitle } from './support.ts';

/** The lines of `after` that `before` has not, and the other way round. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

const head = ['| Client | Prefix | Actions |', '| --- | --- | --- |'];
const polly = '| `@aws-sdk/client-polly` | `polly` | `polly:SynthesizeSpeech` |';

describe('rewriting the table', () => {
  it('makes no edit where nothing is stale', () => {
    expect(rewriteTable(underTitle(...head, polly), entries('polly: SynthesizeSpeech'))).toEqual([]);
  });

  it('changes a cell and nothing else', () => {
    const text = underTitle(...head, polly, '| `@aws-sdk/lib-storage` | x | y |');
    expect(changedLines(text, rewritten(text, 'polly: SynthesizeSpeech GetLexicon'))).toEqual([
      `-${polly}`,
      '+| `@aws-sdk/client-polly` | `polly` | `polly:SynthesizeSpeech`, `polly:GetLexicon` |',
    ]);
  });

  it('keeps pipes in line where there is room', () => {
    const text = underTitle(
      '| Client       | Actions                            |    Prefix |',
      '| ------------ | ---------------------------------- | --------: |',
      '| client-polly | `SynthesizeSpeech`, `GetLexicon`   |     polly |',
      '| client-s3    | —                                  |    oldest |',
    );
    expect(rewritten(text, 'polly: GetLexicon', 's3: ListAllMyBuckets GetObject', 'sns:')).toBe(
      underTitle(
        '| Client       | Actions                            |    Prefix |',
        '| ------------ | ---------------------------------- | --------: |',
        '| client-polly | `GetLexicon`                       |     polly |',
        '| client-s3    | `ListAllMyBuckets`, `GetObject`    |        s3 |',
        '| client-sns   | —                                  | sns       |',
      ),
    );
  });

  it('appends new clients, or puts them in their place in a sorted table', () => {
    const b = '| client-b | b | — |';
    const d = '| client-d | d | — |';
    const extra = '| all others | | |';
    const clients = ['b:', 'd:', 'e:', 'a:', 'c: Do'];
    expect(rewritten(underTitle(...head, d, b, extra), ...clients)).toBe(
      underTitle(...head, d, b, '| client-e | e | — |', '| client-a | a | — |', '| client-c | c | c:Do |', extra),
    );
    expect(rewritten(underTitle(...head, b, d, extra), ...clients)).toBe(
      underTitle(...head, '| client-a | a | — |', b, '| client-c | c | c:Do |', d, '| client-e | e | — |', extra),
    );
  });

  it('fills an empty table', () => {
    expect(rewritten(underTitle(...head), 'polly: SynthesizeSpeech')).toBe(underTitle(...head, polly));
    expect(rewritten("# This Project's Clients\r\n|Client|Actions|\r\n|-|-|", 'polly:', 'sns:')).toBe(
      "# This Project's Clients\r\n|Client|Actions|\r\n|-|-|\r\n|`@aws-sdk/client-polly`|—|\r\n|`@aws-sdk/client-sns`|—|",
    );
  });

  it('removes rows, also the last one of a file without a final line ending', () => {
    const start = "# This Project's Clients\r\n|Client|Actions|\r\n|-|-|\r\n";
    const [b, c, d] = ['|client-b|—|', '|client-c|—|', '|client-d|—|'];
    expect(rewritten(`${start}${b}\r\n${c}\r\n${d}`, 'b:')).toBe(`${start}${b}`);
    expect(rewritten(`${start}${d}\r\n${b}\r\n${c}`, 'd:', 'a:')).toBe(`${start}${d}\r\n|client-a|—|`);
    expect(rewritten(`${start}${b}\r\n${c}`)).toBe(start.trimEnd());
  });

  it('writes lists as the cell does, else as the table does', () => {
    const text = underTitle(
      ...head,
      '| client-a | a: | One<br>Two |',
      '| client-b | b: | - |',
      '| client-c | c: | `c:Eat, c:Run` |',
      '| client-d | d: | Go (fast), Halt |',
    );
    expect(rewritten(text, 'a: One Three', 'b: Four Five', 'c: Eat Sit', 'd: Halt', 'e: Six')).toBe(
      underTitle(
        ...head,
        '| client-a | a: | One<br>Three |',
        '| client-b | b: | Four, Five |',
        '| client-c | c: | `c:Eat, c:Sit` |',
        '| client-d | d: | Halt |',
        '| client-e | e: | Six |',
      ),
    );
  });

  it('keeps a sorted list sorted', () => {
    const text = underTitle(...head, '| client-a | a | `a:Get`, `a:Put` |');
    expect(rewritten(text, 'a: Get List Put')).toContain('| `a:Get`, `a:List`, `a:Put` |');
  });

  it('keeps the text of further columns, remarks and escaped pipes', () => {
    const text = underTitle(
      'Note | Client | Actions | Owner',
      '--|--|--|--',
      'a \\| b | `client-a` (new) | `a:Get` (one \\| two), see wiki | Ann',
    );
    expect(rewritten(text, 'a: Get Put', 'b:')).toBe(
      underTitle(
        'Note | Client | Actions | Owner',
        '--|--|--|--',
        'a \\| b | `client-a` (new) | `a:Get` (one \\| two), `a:Put`, see wiki | Ann',
        '| | `client-b` | — |',
      ),
    );
  });

  it('adds to the first of several rows of a client, and takes from each', () => {
    const rows = ['| client-a | a | `a:Get` |', '| client-a | a | `a:Put`, `a:Old` |'];
    expect(rewritten(underTitle(...head, ...rows), 'a: Get Put List')).toBe(
      underTitle(...head, '| client-a | a | `a:Get`, `a:List` |', '| client-a | a | `a:Put` |'),
    );
  });

  it('takes a remark away with its action', () => {
    const text = underTitle(...head, '| client-a | a | `a:Get` (once, at the start), `a:Put` (twice, or more) |');
    expect(rewritten(text, 'a: Put')).toContain('| a | `a:Put` (twice, or more) |');
    expect(rewritten(text, 'a: Get')).toContain('| a | `a:Get` (once, at the start) |');
  });

  it('takes one of several clients out of a row', () => {
    const text = underTitle(...head, '| `client-a`, `client-b` | a, b | a:Get, b:Put |');
    expect(rewritten(text, 'b: Put')).toContain('| `client-b` | b | b:Put |');
  });

  it('completes a row with too few cells', () => {
    expect(rewritten(underTitle(...head, '| client-a |', '| client-b', 'client-c'), 'a: Go', 'b: Go', 'c: Go')).toBe(
      underTitle(...head, '| client-a | a | a:Go |', '| client-b | b | b:Go', 'client-c | c | c:Go'),
    );
  });

  it('keeps indentation and quote marks in a list or a quote', () => {
    const text = "# This Project's Clients\n\n- | Client | Actions |\n  |--|--|\n\n> quoted\n";
    expect(rewritten(text, 'a:')).toBe(
      "# This Project's Clients\n\n- | Client | Actions |\n  |--|--|\n  | `@aws-sdk/client-a` | — |\n\n> quoted\n",
    );
    const quoted = "> # This Project's Clients\n> | Client | Actions |\n> |--|--|\n> | client-b | |\n";
    expect(rewritten(quoted, 'a:', 'b:')).toBe(
      "> # This Project's Clients\n> | Client | Actions |\n> |--|--|\n> | client-b | |\n> | client-a | — |\n",
    );
  });

  it('writes nothing that is no name of a client or an action', () => {
    const wanted = [
      { client: '@aws-sdk/client-a|b\n# x', prefixes: ['a'], actions: [] },
      { client: '@aws-sdk/client-a', prefixes: ['a|'], actions: ['a:Go`|', '*', 'a:Do'] },
      { client: '@aws-sdk/client-a', prefixes: ['a'], actions: ['a:do'] },
    ];
    const [edit] = rewriteTable(underTitle(...head), wanted);
    expect(edit?.newText).toBe('\n| `@aws-sdk/client-a` | `a` | `a:Do` |');
  });
});
