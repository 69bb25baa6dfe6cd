import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editedText, joinPath, lineIndex, relativePath, type TextEdit } from '../../server/files/index.ts';

const textWithLines = fc
  .array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', ' ', '}'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('positions', () => {
  it('count lines and columns from 1, for every kind of line end', () => {
    const index = lineIndex('ab\r\ncd\re\n');
    expect([0, 2, 4, 6, 7, 9].map((offset) => index.positionAt(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
    expect([1, 2, 3, 4].map((line) => index.lineText(line))).toEqual(['ab', 'cd', 'e', '']);
  });

  it('lead back to the offset, wherever it is not inside a line end', () => {
    fc.assert(
      fc.property(textWithLines, fc.nat(60), (text, at) => {
        const offset = Math.min(at, text.length);
        fc.pre(!(text[offset] === '\n' && text[offset - 1] === '\r'));
        const index = lineIndex(text);
        expect(index.offsetAt(index.positionAt(offset))).toBe(offset);
      }),
    );
  });

  it('are clamped to the line and to the text', () => {
    const index = lineIndex('ab\ncd');
    expect(index.offsetAt({ line: 1, column: 99 })).toBe(2);
    expect(index.offsetAt({ line: 9, column: 1 })).toBe(5);
  });
});

describe('edits', () => {
  it('refer to the text as it is, whatever their order', () => {
    expect(
      applyEdits('abcdef', [
        { start: 4, end: 5, newText: 'E' },
        { start: 0, end: 1, newText: '' },
        { start: 2, end: 2, newText: '-' },
      ]),
    ).toBe('b-cdEf');
  });

  it('that overlap are refused', () => {
    expect(() =>
      applyEdits('abcdef', [
        { start: 0, end: 3, newText: 'x' },
        { start: 2, end: 4, newText: 'y' },
      ]),
    ).toThrow(/overlap/);
  });

  it('in rounds add up to edits of the original', () => {
    fc.assert(
      fc.property(
        textWithLines,
        fc.array(fc.array(fc.tuple(fc.nat(50), fc.nat(6), fc.string({ maxLength: 4 })), { maxLength: 3 }), { maxLength: 5 }),
        (text, rounds) => {
          let edited = editedText(text);
          let plain = text;
          for (const round of rounds) {
            const edits = apart(round, plain.length);
            edited = edited.apply(edits);
            plain = applyEdits(plain, edits);
          }
          expect(edited.text).toBe(plain);
          expect(applyEdits(text, edited.edits)).toBe(plain);
        },
      ),
    );
  });
});

/** Edits within the length that do not touch each other. */
function apart(raw: readonly (readonly [number, number, string])[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const [start, size, newText] of [...raw].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at);
    const to = from + size;
    if (to > length) continue;
    edits.push({ start: from, end: to, newText });
    at = to + 1;
  }
  return edits;
}

describe('paths', () => {
  it('are joined as a shell would', () => {
    expect(joinPath('/a/b', '../c/./d')).toBe('/a/c/d');
    expect(joinPath('/a', '/b')).toBe('/b');
    expect(joinPath('C:/a', '..\\b')).toBe('C:/b');
    expect(joinPath('/', '..')).toBe('/');
  });

  it('are shown from a folder', () => {
    expect(relativePath('/a/b', '/a/b/c/d')).toBe('c/d');
    expect(relativePath('/a/b', '/a/c')).toBe('../c');
    expect(relativePath('/a', '/a')).toBe('.');
  });
});
