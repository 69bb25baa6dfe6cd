import { parseTree, type SyntaxNode } from './syntaxTree.ts';

/**
 * The blocks and attributes in `text`, none where it cannot be parsed. What confuses the grammar although it is well-formed is
 * mended first, without moving anything: offsets stay those of the text.
 */
export function parseReadable(text: string, offset: number): readonly SyntaxNode[] {
  const tree = parseTree(text, offset);
  if (!tree.broken) return tree.elements;
  const mended = text
    // The grammar knows no line ends: it takes a name and a `(key)` on the next line for a call. A comma parts them.
    .replace(/([\w"'\])}])([ \t]*)\r?\n(?=[ \t]*\([^()\n]*\)[ \t]*[=:])/g, (whole, before: string) => before + ','.padEnd(whole.length - 1))
    // It knows exponents only behind decimals.
    .replace(/(?<![\w.])\d+[eE][+-]?\d+/g, (number) => '1'.repeat(number.length));
  return mended === text ? [] : parseTree(mended, offset).elements;
}
