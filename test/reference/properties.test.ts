import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/files/index.ts';
import { type ReferenceEntry, readReference, rewriteTable, staleness } from '../../server/reference/index.ts';

const names = ['a', 'b-c', 'd', 's3', 'sqs', 'z'];
const verbs = ['Get', 'Put', 'List*', '*', 'DoThat', 'Zip'];

const wantedEntries: fc.Arbitrary<readonly ReferenceEntry[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      prefix: fc.constantFrom('same', 'other', 'none'),
      actions: fc.uniqueArray(fc.constantFrom(...verbs)),
    }),
    { selector: ({ name }) => name },
  )
  .map((list) =>
    list.map(({ name, prefix, actions }) => {
      const prefixes = prefix === 'none' ? [] : [prefix === 'same' ? name : 'other'];
      return { client: `@aws-sdk/client-${name}`, prefixes, actions: prefixes.flatMap((own) => actions.map((verb) => `${own}:${verb}`)) };
    }),
  );

const clientCell = fc.oneof(
  fc.constantFrom(...names).map((name) => `\`@aws-sdk/client-${name}\``),
  fc.constantFrom(...names).map((name) => `client-${name}`),
  fc.constantFrom(
    '',
    '—',
    '`@aws-sdk/lib-storage`',
    '[client-s3](https://example.com/a)',
    'client-a, client-d',
    '`client-sqs` and client-z (both)',
    'x \\| y',
  ),
);
const word = fc
  .tuple(fc.constantFrom('', 'a:', 's3:', 'other:', 'b-c:'), fc.constantFrom(...verbs), fc.constantFrom('', '', ' (why, when)', ' \\| so'))
  .map(([prefix, verb, remark]) => ({ name: `${prefix}${verb}`, remark }));
const listCell = fc
  .tuple(
    fc.array(word, { maxLength: 4 }),
    fc.constantFrom(', ', ',', '<br>', '; ', ' ', ' and ', ' / '),
    fc.constantFrom('', '`', 'whole', '- '),
  )
  .map(([words, separator, ticks]) => {
    if (ticks === 'whole') return words.length === 0 ? '' : `\`${words.map(({ name }) => name).join(separator)}\``;
    const tick = ticks === '- ' ? '' : ticks;
    return (ticks === '- ' ? ticks : '') + words.map(({ name, remark }) => tick + name + tick + remark).join(separator);
  });
const anyCell = fc.oneof(listCell, fc.constantFrom('—', 'none', 'see the wiki', '`', '``', '(', 'a `b', '<br>', '•', ',', '\\', '\\|'));
const prefixCell = fc.oneof(fc.constantFrom(...names), fc.constantFrom('`s3`', 'a:', '', '—', 'a, b-c', '`a`<br>`z`', 's3 (storage)'));

const document = fc
  .record({
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\uFEFF'),
    indent: fc.constantFrom('', '  ', '> '),
    pipes: fc.constantFrom('both', 'none', 'leading', 'trailing'),
    space: fc.constantFrom('', ' ', '  '),
    columns: fc.constantFrom('cpa', 'cpa', 'ca', 'xapc', 'apcx'),
    width: fc.constantFrom(0, 0, 30),
    rows: fc.array(
      fc.record({ c: clientCell, p: prefixCell, a: anyCell, x: fc.constantFrom('', 'Ann', '`q`'), drop: fc.constantFrom(0, 0, 0, 1, 2) }),
      { maxLength: 6 },
    ),
    before: fc.constantFrom('', '# Title', 'words\n\n- list\n', '```\n| a | b |\n```'),
    after: fc.constantFrom('', '\n\nThe end | of it', '\n\n## Next\n\n| client | actions |\n|--|--|\n| client-a | a:Get |', '\n'),
  })
  .map(({ eol, bom, indent, pipes, space, columns, width, rows, before, after }) => {
    const titles: Record<string, string> = { c: 'SDK client', p: 'IAM prefix', a: 'Actions', x: 'Note' };
    const line = (cells: readonly string[]) => {
      const body = cells.map((cell) => space + cell.padEnd(width) + space).join('|');
      return `${pipes === 'both' || pipes === 'leading' ? '|' : ''}${body}${pipes === 'both' || pipes === 'trailing' ? '|' : ''}`;
    };
    const letters = [...columns];
    const table = [
      line(letters.map((letter) => titles[letter] ?? '')),
      line(letters.map(() => (width > 0 ? '-'.repeat(width) : '--'))),
      ...rows.map((row) =>
        line(
          letters
            .slice(0, letters.length - row.drop)
            .map((letter) => (letter === 'c' ? row.c : letter === 'p' ? row.p : letter === 'a' ? row.a : row.x)),
        ),
      ),
    ];
    const section = ["# This Project's Clients", '', ...table].map((text) => indent + text).join('\n');
    return (bom + before + (before === '' ? '' : '\n\n') + section + after).replaceAll('\n', eol);
  });

/** Pieces put together at random: half of what comes out is no table at all. */
const scraps = fc
  .array(
    fc.constantFrom(
      '|',
      '\n',
      '\r\n',
      '\r',
      '--',
      '|--|--|\n',
      ' ',
      '\t',
      '`',
      '\\',
      '> ',
      '- ',
      '# ',
      "# This Project's Clients\n",
      '|client|actions|\n',
      'client-a',
      '@aws-sdk/client-z',
      'a:Get',
      'Put',
      ',',
      '<br>',
      '(',
      '—',
      '\uFEFF',
      '\u0000',
      '\uD800',
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => `# This Project's Clients\n|client|actions|\n|--|--|\n${pieces.join('')}`);

const anyText = fc.oneof({ weight: 3, arbitrary: document }, { weight: 1, arbitrary: scraps });

describe('whatever the document', () => {
  it('is up to date once rewritten, and rewriting it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, wantedEntries, (text, wanted) => {
        const once = applyEdits(text, rewriteTable(text, wanted));
        if ('problem' in readReference(text)) {
          expect(once).toBe(text);
        } else {
          expect(staleness(once, wanted).differences).toEqual([]);
          expect(rewriteTable(once, wanted)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every byte outside the table stays the same, and a fresh table is not touched', () => {
    fc.assert(
      fc.property(anyText, wantedEntries, (text, wanted) => {
        const table = readReference(text);
        const edits = rewriteTable(text, wanted);
        expect(edits.length > 0).toBe(staleness(text, wanted).stale && !('problem' in table));
        const after = applyEdits(text, edits);
        const { start, end } = table.range;
        expect(after.startsWith(text.slice(0, start))).toBe(true);
        expect(after.endsWith(text.slice(end).replace(/^[^\S\r\n]+/, ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('rows about clients that are as wanted keep their bytes', () => {
    fc.assert(
      fc.property(document, wantedEntries, (text, wanted) => {
        const table = readReference(text);
        if ('problem' in table) return;
        const after = applyEdits(text, rewriteTable(text, wanted));
        for (const row of table.rows) {
          if (row.client === undefined) expect(after).toContain(text.slice(row.range.start, row.range.end));
        }
      }),
      { numRuns: 200 },
    );
  });
});
