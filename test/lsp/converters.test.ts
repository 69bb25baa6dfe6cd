import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { applyEdits, type TextEdit } from '../../server/files/index.ts';
import { readClient } from '../../server/lsp/client.ts';
import { clientText } from '../../server/lsp/clientText.ts';
import { changedText, offsetOf, pathOf, rangeOf } from '../../server/lsp/fromProtocol.ts';
import { positionOf, type Seen, uriOf, workspaceEditOf } from '../../server/lsp/toProtocol.ts';

const piece = fc.constantFrom('a', 'bc', 'é', 'ß', '…', '漢', '😀', '👩‍🚀', '\r\n', '\n', '\r', '\t', '"', ' ', '\uFEFF', '\ud83d');
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const encodings = ['utf-8', 'utf-16'] as const;

/** Offsets that a client can name: not inside a CRLF, nor inside a surrogate pair. */
function nameable(source: string, offset: number): boolean {
  if (source[offset - 1] === '\r' && source[offset] === '\n') return false;
  return (source.codePointAt(offset - 1) ?? 0) <= 0xffff;
}

describe.each(encodings)('positions in %s', (encoding) => {
  it('say every offset that a client can name, and are read back as the same', () => {
    fc.assert(
      fc.property(text, (source) => {
        const seen = clientText(source, encoding, true);
        for (let offset = 0; offset <= source.length; offset++) {
          if (nameable(source, offset)) expect(offsetOf(positionOf(offset, seen), seen)).toBe(offset);
        }
      }),
    );
  });

  it('count as the encoding counts', () => {
    fc.assert(
      fc.property(text, (source) => {
        const seen = clientText(source, encoding, true);
        for (let offset = 0; offset <= source.length; offset++) {
          if (!nameable(source, offset)) continue;
          const before = source.slice(0, offset).split(/\r\n|\r|\n/);
          const last = before.at(-1) ?? '';
          const character = encoding === 'utf-8' ? Buffer.byteLength(last) : last.length;
          expect(positionOf(offset, seen)).toEqual({ line: before.length - 1, character });
        }
      }),
    );
  });

  it('beyond a line or the text are brought back to its end', () => {
    const seen = clientText('ab😀\r\ncd', encoding, true);
    expect(offsetOf({ line: 0, character: 999 }, seen)).toBe(4);
    expect(offsetOf({ line: 1, character: 999 }, seen)).toBe(8);
    expect(offsetOf({ line: 999, character: 0 }, seen)).toBe(8);
    expect(offsetOf({ line: -1, character: -1 }, seen)).toBe(0);
    expect(offsetOf({ line: 0, character: Number.NaN }, seen)).toBe(4);
    expect(positionOf(999, seen)).toEqual({ line: 1, character: 2 });
  });

  it('do not count a byte order mark that editors hide', () => {
    const seen = clientText('\uFEFFab\ncd', encoding, false);
    expect(positionOf(1, seen)).toEqual({ line: 0, character: 0 });
    expect(positionOf(2, seen)).toEqual({ line: 0, character: 1 });
    expect(positionOf(5, seen)).toEqual({ line: 1, character: 1 });
    expect(offsetOf({ line: 0, character: 1 }, seen)).toBe(2);
  });
});

describe('positions', () => {
  it('inside a character of several bytes are its start', () => {
    const seen = clientText('a😀b', 'utf-8', true);
    expect([0, 1, 2, 3, 4, 5, 6].map((character) => offsetOf({ line: 0, character }, seen))).toEqual([0, 1, 1, 1, 1, 3, 4]);
  });

  it('in the wrong order make a range all the same', () => {
    const seen = clientText('abc\ndef', 'utf-16', true);
    expect(rangeOf({ start: { line: 1, character: 1 }, end: { line: 0, character: 2 } }, seen)).toEqual({ start: 2, end: 5 });
  });
});

describe('changes', () => {
  const place = fc.record({ line: fc.nat(8), character: fc.nat(8) });
  const change = fc.oneof(
    { weight: 9, arbitrary: fc.record({ range: fc.tuple(place, place).map(([start, end]) => inOrder(start, end)), text }) },
    { weight: 1, arbitrary: fc.record({ text }) },
  );

  it('make the text that the reference implementation makes', () => {
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 5 }), (source, changes) => {
        const one = (before: string, change: TextDocumentContentChangeEvent) =>
          TextDocument.update(TextDocument.create('file:///a.ts', 'typescript', 1, before), [change], 2).getText();
        expect(changedText(source, changes, 'utf-16')).toBe(changes.reduce(one, source));
      }),
    );
  });

  it('make the same text whichever encoding counts them', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (source, inserted, one, other) => {
        const offsets = [one, other].map((n) => n % (source.length + 1)).sort((a, b) => a - b);
        const [start = 0, end = 0] = offsets;
        fc.pre(nameable(source, start) && nameable(source, end));
        for (const encoding of encodings) {
          const seen = clientText(source, encoding, true);
          const range = { start: positionOf(start, seen), end: positionOf(end, seen) };
          expect(changedText(source, [{ range, text: inserted }], encoding)).toBe(source.slice(0, start) + inserted + source.slice(end));
        }
      }),
    );
  });
});

describe('workspace edits', () => {
  const client = readClient({ processId: null, rootUri: null, capabilities: {} });

  it('make in the client what they make in the engine', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), text), { maxLength: 4 });
    fc.assert(
      fc.property(text, edits, fc.boolean(), (source, wanted, atEnd) => {
        const plain: TextEdit[] = [];
        let at = 0;
        for (const [skip, length, newText] of wanted) {
          const start = at + (skip % (source.length - at + 1));
          const end = Math.min(source.length, start + length);
          if (nameable(source, start) && nameable(source, end)) plain.push({ start, end, newText });
          at = end;
        }
        if (atEnd)
          plain.push(
            { start: source.length, end: source.length, newText: 'last\r\n' },
            { start: source.length, end: source.length, newText: 'very\n' },
          );
        const seen: Seen = {
          client,
          text: () => clientText(source, 'utf-16', true),
          exists: () => true,
          documentation: () => undefined,
          open: () => undefined,
        };
        const changes = workspaceEditOf([{ file: '/a.tf', edits: plain }], seen).changes?.['file:///a.tf'] ?? [];
        expect(TextDocument.applyEdits(TextDocument.create('file:///a.tf', '', 1, source), changes)).toBe(applyEdits(source, plain));
      }),
    );
  });
});

describe('URIs', () => {
  it.each([
    ['file:///home/me/a%20b/%C3%A9.tf', '/home/me/a b/é.tf'],
    ['file:///c%3A/work/iam.tf', 'C:/work/iam.tf'],
    ['file:///C:/work/iam.tf', 'C:/work/iam.tf'],
    ['file://server/share/iam.tf', '//server/share/iam.tf'],
    ['file://localhost/home/me/iam.tf', '/home/me/iam.tf'],
    ['file:///a%23b%3Fc%25d.ts', '/a#b?c%d.ts'],
  ])('%s is the path %s', (uri, path) => {
    expect(pathOf(uri)).toBe(path);
    expect(pathOf(uriOf(path))).toBe(path);
  });

  it.each(['untitled:Untitled-1', 'git:/home/me/a.ts?ref', 'vscode-notebook-cell:/a.ipynb#x', 'no uri', ''])('%j is no file', (uri) => {
    expect(pathOf(uri)).toBeUndefined();
  });

  it('lead from any path and back', () => {
    const name = fc.stringMatching(/^[^/\\\0:]+$/).filter((part) => part !== '.' && part !== '..');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('/', 'C:/', '//host/'), (parts, top) => {
        const path = top + parts.join('/');
        expect(pathOf(uriOf(path))).toBe(path);
      }),
    );
  });
});

function inOrder<P extends { line: number; character: number }>(a: P, b: P): { start: P; end: P } {
  return a.line < b.line || (a.line === b.line && a.character <= b.character) ? { start: a, end: b } : { start: b, end: a };
}
