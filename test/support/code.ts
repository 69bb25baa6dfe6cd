import { type Code, createCode, type SdkCall, type Value } from '../../server/code/index.ts';
import { createFiles, type Files } from '../../server/files/index.ts';
import { createSyntax, loadGrammars } from '../../server/syntax/index.ts';

/** Folder that the programs of tests live in; nothing of it is on a disk. */
export const root = '/w';

/** A program held in memory, and what the code says of it. */
export interface Program {
  readonly code: Code;
  readonly files: Files;
  text(path: string): string;
  write(texts: Readonly<Record<string, string | null>>): void;
  /** Every call and unresolved place, by its name's range, as `path:line:column-column what`. */
  found(): readonly string[];
  /** The same from the marks in the texts. */
  marked(): readonly string[];
  /** The only call of an operation. */
  call(operation: string): SdkCall;
}

/**
 * A program from one text: `//- src/a.ts` starts a file (the first is `src/index.ts`), and `// ^^^^ PutObject` marks the
 * stretch above it as the name of a call: its operation, and its form unless it is a command's (`library?` where it is not
 * known that the call is made). `? reason` is a place
 * that is not resolved, by how its reason begins. Several are parted by `; `.
 */
export async function program(text: string): Promise<Program> {
  await loadGrammars();
  const files = createFiles();
  files.roots.set([root]);
  const texts = filesIn(text);
  const code = createCode({ files, syntax: createSyntax(files) });
  const write: Program['write'] = (changes) => {
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) texts.delete(path);
      else texts.set(path, content);
    }
    files.change(new Map(Object.entries(changes).map(([path, content]) => [`${root}/${path}`, content])));
  };
  write(Object.fromEntries(texts));
  const show = (path: string, start: number, end: number, what: string): string => {
    const before = (texts.get(path) ?? '').slice(0, start).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return `${path}:${before.length}:${column}-${column + end - start} ${what}`;
  };
  return {
    code,
    files,
    write,
    text: (path) => texts.get(path) ?? '',
    call: (operation) => {
      const calls = code.files().flatMap((file) => code.calls(file).filter((call) => call.operation === operation));
      if (calls.length !== 1 || !calls[0]) throw new Error(`${calls.length} calls of ${operation}`);
      return calls[0];
    },
    found: () =>
      code
        .files()
        .flatMap((file) => {
          const path = file.slice(root.length + 1);
          const at = (id: string) => code.place(file, id)?.nameRange ?? { start: 0, end: 0 };
          return [
            ...code.calls(file).map((call) => {
              const { start, end } = at(call.id);
              const form = call.form === 'command' ? '' : ` ${call.form}`;
              return show(path, start, end, `${call.operation}${form}${call.when === null ? '' : '?'}`);
            }),
            ...code.unresolved(file).map((place) => {
              const { start, end } = at(place.id);
              return show(path, start, end, `? ${place.reason}`);
            }),
          ];
        })
        .sort(),
    marked: () =>
      [...texts].flatMap(([path, content]) => marksIn(content).map(({ start, end, what }) => show(path, start, end, what))).sort(),
  };
}

/** What is found in a program, each reason cut to what the marks say of it; and what is marked. */
export function foundAndMarked(it: Program): { readonly found: readonly string[]; readonly marked: readonly string[] } {
  const marked = it.marked();
  return { marked, found: it.found().map((line) => marked.find((mark) => mark.includes(' ? ') && line.startsWith(mark)) ?? line) };
}

/** The files of a program's text, by path. */
export function filesIn(text: string): Map<string, string> {
  const result = new Map<string, string>();
  let path = 'src/index.ts';
  let lines: string[] = [];
  const end = () => {
    if (lines.some((line) => line.trim() !== '')) result.set(path, lines.join('\n'));
    lines = [];
  };
  for (const line of text.replace(/^\n/, '').split('\n')) {
    const start = /^\s*\/\/- (\S+)$/.exec(line);
    if (start?.[1] === undefined) lines.push(line);
    else {
      end();
      path = start[1];
    }
  }
  end();
  return result;
}

function marksIn(text: string): readonly { readonly start: number; readonly end: number; readonly what: string }[] {
  const result: { start: number; end: number; what: string }[] = [];
  let offset = 0;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const mark = /^(\s*\/\/\s*)(\^+) (.+)$/.exec(line);
    if (mark?.[1] !== undefined && mark[2] !== undefined && mark[3] !== undefined) {
      const start = lineStart + mark[1].length;
      for (const what of mark[3].split('; ')) result.push({ start, end: start + mark[2].length, what: what.trim() });
    } else lineStart = offset;
    offset += line.length + 1;
  }
  return result;
}

/** A value in short: `'a'`, `$NAME`, `[…]`, `{…}`, `?reason`. */
export function shortValue(value: Value | undefined): string {
  if (!value) return 'absent';
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'template':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `\${${shortValue(part)}}`)).join('')}\``;
    case 'environment':
      return value.fallback ? `$${value.name} ?? ${shortValue(value.fallback)}` : `$${value.name}`;
    case 'oneOf':
      return value.values.map(shortValue).join(' | ');
    case 'unknown':
      return `?${value.reason}`;
    default:
      return value.kind;
  }
}
