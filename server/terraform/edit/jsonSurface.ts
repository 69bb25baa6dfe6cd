import type { FilePath, Range } from '../../files/index.ts';
import { type HclNodeId, type HclTemplate, type JsonNode, readHclTemplate, readJsonTemplate } from '../../syntax/index.ts';
import { templateInsertions } from './templateInsertions.ts';
import type { Surface, Written, WrittenEntry } from './Written.ts';

/** JSON that could be read, with the surface that its ranges lie in. */
export interface SpelledJson {
  readonly surface: Surface;
  readonly root: JsonNode;
}

/** A file of JSON, whose outline (without errors) is given. Strings in a configuration's JSON are templates. */
export function jsonFile(file: FilePath, text: string, root: JsonNode): SpelledJson {
  const configuration = isJsonConfiguration(file);
  return { surface: { ...plainSurface(file, text), references: configuration ? 'inserted' : 'none', templated: configuration }, root };
}

/** https://developer.hashicorp.com/terraform/language/syntax/json */
export function isJsonConfiguration(file: FilePath): boolean {
  return /\.(tf|tofu)\.json$/.test(file);
}

/** A template file of JSON; `undefined` when it cannot be read even with its insertions left out. */
export function jsonTemplateFile(file: FilePath, text: string): SpelledJson | undefined {
  const { parts, ranges, errors } = readHclTemplate(text);
  if (errors.length > 0) return undefined;
  const { insertions, directives } = templateInsertions(parts, (id) => ({ start: ranges[2 * id] ?? 0, end: ranges[2 * id + 1] ?? 0 }));
  const { root } = readJsonTemplate(text, insertions);
  return root ? { surface: { ...plainSurface(file, text), references: 'none', templated: true, directives }, root } : undefined;
}

/** The JSON in a string or heredoc of an HCL file. */
export function jsonInHcl(
  file: FilePath,
  item: string,
  text: string,
  template: HclTemplate,
  rangeOf: (id: HclNodeId) => Range,
): SpelledJson | undefined {
  const whole = rangeOf(template.id);
  const { insertions, directives } = templateInsertions(template.parts, rangeOf);
  if (template.form !== 'quoted') {
    const content = { start: text.indexOf('\n', whole.start) + 1, end: text.lastIndexOf('\n', whole.end) + 1 };
    // Spaces before the content keep the offsets those of the file.
    const { root } = readJsonTemplate(' '.repeat(content.start) + text.slice(content.start, content.end), insertions);
    return root ? { surface: { ...plainSurface(file, text), item, references: 'inserted', templated: true, directives }, root } : undefined;
  }
  const { decoded, offsets } = decodeQuoted(text, { start: whole.start + 1, end: whole.end - 1 }, insertions);
  const fromFile = (offset: number): number => offsets.indexOf(offset);
  const mapped = insertions.map(({ start, end, directive }) => ({ start: fromFile(start), end: fromFile(start) + end - start, directive }));
  const { root } = readJsonTemplate(decoded, mapped);
  const surface: Surface = {
    file,
    item,
    text: decoded,
    language: 'json',
    toFile: (at) => offsets[at] ?? whole.end - 1,
    encode: encodeQuoted,
    block: null,
    references: 'inserted',
    templated: true,
    directives: directives.map(({ start, end, repeats }) => ({ start: fromFile(start), end: fromFile(end), repeats })),
  };
  return root ? { surface, root } : undefined;
}

function plainSurface(file: FilePath, text: string): Omit<Surface, 'references' | 'templated'> {
  return { file, item: null, text, language: 'json', toFile: (at) => at, encode: (newText) => newText, block: null, directives: [] };
}

/** What is within `${…}` is spelled as it is. */
function encodeQuoted(newText: string): string {
  const escapes: ReadonlyMap<string, string> = new Map([
    ['\r', '\\r'],
    ['\n', '\\n'],
    ['\t', '\\t'],
  ]);
  return newText.replace(/(?<!\$)\$\{[^}]*\}|["\\\r\n\t]/g, (found) => (found.length > 1 ? found : (escapes.get(found) ?? `\\${found}`)));
}

/** The text of a quoted string without its escapes; `offsets` has, for each character of it, its offset in the file. */
function decodeQuoted(text: string, content: Range, insertions: readonly Range[]): { decoded: string; offsets: number[] } {
  let decoded = '';
  const offsets: number[] = [];
  const escapes: ReadonlyMap<string, string> = new Map([
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ]);
  let next = 0;
  for (let at = content.start; at < content.end; ) {
    const insertion = insertions[next];
    if (insertion && at === insertion.start) {
      for (; at < insertion.end; at++) {
        decoded += text.charAt(at);
        offsets.push(at);
      }
      next++;
      continue;
    }
    offsets.push(at);
    const escaped = text.charAt(at) === '\\';
    const char = text.charAt(escaped ? at + 1 : at);
    decoded += escaped ? (escapes.get(char) ?? char) : char;
    at += escaped ? 2 : 1;
  }
  offsets.push(content.end);
  return { decoded, offsets };
}

/** The value at a JSON pointer; of a key that is written twice, the first. */
export function jsonAt(root: JsonNode, pointer: string): JsonNode | undefined {
  if (root.pointer === pointer) return root;
  const children = root.kind === 'array' ? root.elements : root.kind === 'object' ? root.properties.map(({ value }) => value) : [];
  for (const child of children) {
    if (pointer !== child.pointer && !pointer.startsWith(`${child.pointer}/`)) continue;
    const found = jsonAt(child, pointer);
    if (found) return found;
  }
  return undefined;
}

/** A JSON value as it is written. A string that is an insertion, or holds one, has no literal. */
export function writtenJson(surface: Surface, node: JsonNode): Written {
  const base = { id: node.pointer, start: node.start, end: node.end };
  if (node.kind === 'string') {
    const source = surface.text.slice(node.start, node.end);
    if (!source.startsWith('"')) return { ...base, kind: 'other', name: 'an insertion' };
    return { ...base, kind: 'string', literal: surface.templated && /(?<!\$)\$\{/.test(source) ? null : node.value };
  }
  if (node.kind === 'array') return { ...base, kind: 'list', elements: node.elements.map((element) => writtenJson(surface, element)) };
  if (node.kind !== 'object') return { ...base, kind: 'other', name: `a ${node.kind}` };
  const entries = node.properties.map(
    ({ start, end, key, keyRange, value }): WrittenEntry => ({ start, end, key, keyRange, value: writtenJson(surface, value) }),
  );
  return { ...base, kind: 'object', form: 'object', body: { start: node.start + 1, end: node.end - 1 }, entries };
}
