import { describe, expect, it } from 'vitest';
import { type JsonNode, readJson } from '../../server/syntax/json.ts';

/** Every value with its pointer and text. */
function values(text: string, node: JsonNode | null = readJson(text).root): string[] {
  if (!node) return [];
  const own = `${node.pointer || '(root)'} ${node.kind} ${text.slice(node.start, node.end)}`;
  if (node.kind === 'object') return [own, ...node.properties.flatMap((property) => values(text, property.value))];
  if (node.kind === 'array') return [own, ...node.elements.flatMap((element) => values(text, element))];
  return [own];
}

describe('JSON', () => {
  it('gives every value its pointer and its range', () => {
    expect(values('\ufeff{ "a/b": [1, "x\\n"], "~": null, "c": true }')).toEqual([
      '(root) object { "a/b": [1, "x\\n"], "~": null, "c": true }',
      '/a~1b array [1, "x\\n"]',
      '/a~1b/0 number 1',
      '/a~1b/1 string "x\\n"',
      '/~0 null null',
      '/c boolean true',
    ]);
  });
  it('keeps properties of the same key', () => {
    const { root, errors } = readJson('{"Sid": "a", "Sid": "b"}');
    expect(root?.kind === 'object' ? root.properties.map(({ key, keyRange }) => [key, keyRange.start]) : null).toEqual([
      ['Sid', 1],
      ['Sid', 13],
    ]);
    expect(errors).toEqual([]);
  });
  it('says where the text is not JSON, and reads the rest', () => {
    const text = '{\n  // comment\n  "a": 1,\n  "b": [2,],\n}';
    expect(readJson(text).errors.map(({ start, message }) => `${start} ${message}`)).toEqual([
      '4 JSON has no comments',
      '35 a value is expected',
      '38 a property name is expected',
      '38 a value is expected',
    ]);
    expect(readJson(text, { tolerant: true }).errors).toEqual([]);
    expect(values(text)).toEqual(values(text, readJson(text, { tolerant: true }).root));
  });
  it('reads what is whole of a half-typed text', () => {
    expect(values('{"a": 1, "b": ')).toEqual(['(root) object {"a": 1, "b": ', '/a number 1']);
    expect(readJson('').root).toBeNull();
    expect(readJson('').errors).toHaveLength(1);
    expect(readJson('{} 1').errors.map(({ message }) => message)).toEqual(['the end of the file is expected']);
  });
  it('survives deep and large texts with an error', () => {
    for (const text of ['['.repeat(100_000), `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, `["${'x'.repeat(9_000_000)}"]`]) {
      expect(readJson(text)).toEqual({ root: null, errors: [{ start: 0, end: text.length, message: expect.stringMatching(/too/) }] });
    }
    expect(readJson(`["${'['.repeat(10_000)}"]`).errors).toEqual([]);
  });
});
