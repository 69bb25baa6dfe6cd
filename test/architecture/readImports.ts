import { loadGrammars, readTypeScript } from '../../server/syntax/index.ts';

await loadGrammars();

/** All module specifiers of a file: imports, re-exports, dynamic imports and import types. */
export function readImports(text: string, file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    else if (typeof node === 'object' && node !== null) {
      const { kind, specifier } = node as { kind?: unknown; specifier?: unknown };
      const isModule = ['importDeclaration', 'exportDeclaration', 'import', 'typeReference'].includes(String(kind));
      if (isModule && typeof specifier === 'string') found.push(specifier);
      else if (kind === 'import') found.push(literal(specifier));
      for (const value of Object.values(node)) visit(value);
    }
  };
  // the grammar does not know `export type *` (TypeScript 5.0); to this question `export *` is the same
  const outline = readTypeScript(text.replaceAll('export type *', 'export *'), file);
  if (outline.errors.length > 0) throw new Error(`${file} cannot be read at offset ${outline.errors[0]?.start}`);
  for (const { content } of outline.items.values()) visit(content);
  return found;
}

function literal(specifier: unknown): string {
  const { kind, value } = specifier as { kind?: unknown; value?: unknown };
  if (kind !== 'string' || typeof value !== 'string') throw new Error('a dynamic import of something that is no literal');
  return value;
}
