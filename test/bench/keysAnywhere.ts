/** A text of a file, as it is after a key. */
export type Edit = readonly [file: string, text: string];

/**
 * What a person types, key by key, at places all over some files that are as if drawn by lot, always the same: half-typed
 * strings, blocks and lists among them. Of each place a list: what was typed there is to be taken back before the next.
 */
export function keysAnywhere(
  files: readonly string[],
  textOf: (file: string) => string,
  words: readonly string[],
  places = 250,
): readonly (readonly Edit[])[] {
  let drawn = 1;
  const draw = (below: number) => {
    // Numerical Recipes' generator.
    drawn = (Math.imul(drawn, 1664525) + 1013904223) >>> 0;
    return Math.floor((drawn / 2 ** 32) * below);
  };
  return Array.from({ length: places }, () => {
    const file = files[draw(files.length)] ?? '';
    const text = textOf(file);
    const at = draw(text.length + 1);
    const word = words[draw(words.length)] ?? '';
    return [...word].map((_, key): Edit => [file, text.slice(0, at) + word.slice(0, key + 1) + text.slice(at)]);
  });
}

export const wordsOfTerraform = ['"s3:Put', '# why', 'local.', '},\n', 'x = 1\n', '["sqs', 'Sid', '${var', '\n\n', 'data "'];

export const wordsOfCode = [
  'const x = ',
  '// why',
  'import { ',
  'await s3.send(',
  "'queue",
  '}\n',
  '`${',
  'export ',
  '.client',
  '/* ',
  'async () => {',
  '\n\n',
];
