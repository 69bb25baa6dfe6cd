import type { ExportDeclaration, ImportDeclaration, Statement } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readDeclaration, type Surroundings } from './readDeclaration.ts';
import { readExpression, stringValue } from './readExpression.ts';
import { begin, child, childOfKind, children, firstNamed, kindOf, namedChildren, type Reading, textOf } from './reading.ts';

/** Reads `import …`. */
export function readImport(r: Reading, node: number, { id }: Surroundings): Statement {
  const required = childOfKind(r, node, K.importRequireClause);
  const source = child(r, required || node, F.source);
  const specifierId = begin(r, source);
  const specifier = source === 0 ? '' : stringValue(r, source);
  const typeOnly = isTypeOnly(r, node);
  const clause = childOfKind(r, node, K.importClause);
  const bindings: ImportDeclaration['bindings'][number][] = [];
  if (required !== 0) bindings.push(whole(r, firstNamed(r, required), '*'));
  for (const at of namedChildren(r, clause)) {
    const kind = kindOf(r, at);
    if (kind === K.identifier) bindings.push(whole(r, at, 'default'));
    else if (kind === K.namespaceImport) bindings.push(whole(r, firstNamed(r, at), '*'));
    else if (kind === K.namedImports)
      for (const named of namedChildren(r, at)) if (kindOf(r, named) === K.importSpecifier) bindings.push(readImportSpecifier(r, named));
  }
  return { id, kind: 'importDeclaration', specifier, specifierId, typeOnly, bindings, require: required !== 0 };
}

function whole(r: Reading, name: number, imported: string): ImportDeclaration['bindings'][number] {
  return { id: begin(r, name), imported, local: textOf(r, name), typeOnly: false };
}

function readImportSpecifier(r: Reading, node: number): ImportDeclaration['bindings'][number] {
  const imported = exportName(r, child(r, node, F.name));
  const alias = child(r, node, F.alias);
  return { id: begin(r, node), imported, local: alias === 0 ? imported : textOf(r, alias), typeOnly: isTypeOnly(r, node) };
}

/** Reads `export …`. */
export function readExport(r: Reading, node: number, { id }: Surroundings): Statement {
  const isDefault = childOfKind(r, node, T.default) !== 0;
  const declaration = child(r, node, F.declaration);
  if (declaration !== 0) {
    const decorators = children(r, node, F.decorator);
    const read = readDeclaration(r, declaration, { id, exported: isDefault ? 'default' : 'named', declare: false, decorators });
    if (read) return read;
  }
  const value = child(r, node, F.value) || (childOfKind(r, node, T.assign) === 0 ? 0 : firstNamed(r, node));
  if (value !== 0) return { id, kind: 'exportDefault', value: readExpression(r, value) };
  const source = child(r, node, F.source);
  return {
    id,
    kind: 'exportDeclaration',
    specifier: source === 0 ? null : stringValue(r, source),
    typeOnly: isTypeOnly(r, node) || /^export\s+type\b/.test(textOf(r, node)),
    bindings: readExportBindings(r, node),
  };
}

function readExportBindings(r: Reading, node: number): ExportDeclaration['bindings'][number][] {
  const namespace = childOfKind(r, node, K.namespaceExport);
  if (namespace !== 0) return [{ id: begin(r, namespace), local: '*', exported: exportName(r, firstNamed(r, namespace)), typeOnly: false }];
  const star = childOfKind(r, node, T.star);
  if (star !== 0) return [{ id: begin(r, star), local: '*', exported: '*', typeOnly: false }];
  return namedChildren(r, childOfKind(r, node, K.exportClause)).flatMap((at) => {
    if (kindOf(r, at) !== K.exportSpecifier) return [];
    const local = exportName(r, child(r, at, F.name));
    const alias = child(r, at, F.alias);
    return [{ id: begin(r, at), local, exported: alias === 0 ? local : exportName(r, alias), typeOnly: isTypeOnly(r, at) }];
  });
}

/** A name in another module, which may be a string. */
function exportName(r: Reading, node: number): string {
  return kindOf(r, node) === K.string ? stringValue(r, node) : textOf(r, node);
}

function isTypeOnly(r: Reading, node: number): boolean {
  return childOfKind(r, node, T.type) !== 0 || childOfKind(r, node, T.typeof) !== 0;
}
