import type { Exported, Expression, Statement, TypeNode, VariableDeclaration } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readClass } from './readClass.ts';
import { readExpression } from './readExpression.ts';
import { readFunction } from './readFunction.ts';
import { begin, child, childOfKind, firstNamed, kindOf, namedChildren, type Reading, textOf } from './reading.ts';
import { readExport, readImport } from './readModuleStatement.ts';
import { keyText } from './readObject.ts';
import { readPattern } from './readPattern.ts';
import { readBlock } from './readStatement.ts';
import { readAnnotation, readType, readTypeMembers, readTypeParameters } from './readType.ts';

/** What stands around a declaration. */
export interface Surroundings {
  /** Id of the statement, when an `export` or `declare` around it has begun it. */
  readonly id: number;
  readonly exported: Exported;
  readonly declare: boolean;
  /** Decorators before `export`. */
  readonly decorators: readonly number[];
}

/** Reads a declaration, import or export; `undefined` for another statement, of which nothing has been read then. */
export function readDeclaration(r: Reading, node: number, around?: Surroundings): Statement | undefined {
  const kind = kindOf(r, node);
  const read = readers().get(kind);
  return read?.(r, node, around ?? { id: begin(r, node), exported: null, declare: false, decorators: [] });
}

type DeclarationReader = (r: Reading, node: number, around: Surroundings) => Statement;

let table: ReadonlyMap<number, DeclarationReader> | undefined;

function readers(): ReadonlyMap<number, DeclarationReader> {
  table ??= new Map([
    [K.lexicalDeclaration, readVariables],
    [K.variableDeclaration, readVariables],
    [K.functionDeclaration, readFunctionDeclaration],
    [K.generatorFunctionDeclaration, readFunctionDeclaration],
    [K.functionSignature, readFunctionDeclaration],
    [K.classDeclaration, readClassDeclaration],
    [K.abstractClassDeclaration, readClassDeclaration],
    [K.interfaceDeclaration, readInterface],
    [K.typeAliasDeclaration, readTypeAlias],
    [K.enumDeclaration, readEnum],
    [K.module, readNamespace],
    [K.internalModule, readNamespace],
    [K.importAlias, readImportAlias],
    [K.ambientDeclaration, readAmbient],
    [K.importStatement, readImport],
    [K.exportStatement, readExport],
  ]);
  return table;
}

function readVariables(r: Reading, node: number, { id, exported, declare }: Surroundings): Statement {
  const written = textOf(r, child(r, node, F.kind));
  const keyword = kindOf(r, node) === K.variableDeclaration ? 'var' : written === 'let' ? 'let' : 'const';
  const declarations = namedChildren(r, node).flatMap((at) => (kindOf(r, at) === K.variableDeclarator ? [readDeclarator(r, at)] : []));
  return { id, kind: 'variables', keyword, declarations, exported: exported !== null, declare };
}

function readDeclarator(r: Reading, node: number): VariableDeclaration {
  const id = begin(r, node);
  const target = readPattern(r, child(r, node, F.name));
  const type = readAnnotation(r, child(r, node, F.type));
  const value = child(r, node, F.value);
  return { id, target, type, value: value === 0 ? null : readExpression(r, value) };
}

function readFunctionDeclaration(r: Reading, node: number, { id, exported, declare }: Surroundings): Statement {
  return { id, kind: 'functionDeclaration', value: readFunction(r, node), exported, declare };
}

function readClassDeclaration(r: Reading, node: number, { id, exported, declare, decorators }: Surroundings): Statement {
  return { id, kind: 'classDeclaration', value: readClass(r, node, decorators), exported, declare };
}

function readInterface(r: Reading, node: number, { id, exported }: Surroundings): Statement {
  const typeParameters = readTypeParameters(r, node);
  const bases: TypeNode[] = namedChildren(r, childOfKind(r, node, K.extendsTypeClause)).map((type) => readType(r, type));
  const members = readTypeMembers(r, child(r, node, F.body));
  return { id, kind: 'interface', name: textOf(r, child(r, node, F.name)), typeParameters, extends: bases, members, exported };
}

function readTypeAlias(r: Reading, node: number, { id, exported }: Surroundings): Statement {
  const typeParameters = readTypeParameters(r, node);
  const type = readType(r, child(r, node, F.value));
  return { id, kind: 'typeAlias', name: textOf(r, child(r, node, F.name)), typeParameters, type, exported: exported !== null };
}

function readEnum(r: Reading, node: number, { id, exported, declare }: Surroundings): Statement {
  const members: { name: string; value: Expression | null }[] = [];
  for (const at of namedChildren(r, child(r, node, F.body))) {
    const assigned = kindOf(r, at) === K.enumAssignment;
    const name = assigned ? child(r, at, F.name) : at;
    members.push({ name: keyText(r, name) ?? '', value: assigned ? readExpression(r, child(r, at, F.value)) : null });
  }
  return { id, kind: 'enum', name: textOf(r, child(r, node, F.name)), members, exported: exported !== null, declare };
}

/** `namespace A.B`, `module 'x'`: the name is as written, of a string its value. */
function readNamespace(r: Reading, node: number, { id, exported, declare }: Surroundings): Statement {
  const name = child(r, node, F.name);
  const body = readBlock(r, child(r, node, F.body));
  return { id, kind: 'namespace', name: keyText(r, name) ?? '', body, exported: exported !== null, declare };
}

/** `import A = B.C` is a constant. */
function readImportAlias(r: Reading, node: number, { id, exported, declare }: Surroundings): Statement {
  const [name = 0, value = 0] = namedChildren(r, node);
  const declaration = begin(r, node);
  const target = readPattern(r, name);
  const declarations = [{ id: declaration, target, type: null, value: readExpression(r, value) }];
  return { id, kind: 'variables', keyword: 'const', declarations, exported: exported !== null, declare };
}

/** `declare …`; `declare global { … }` is a namespace named `global`. */
function readAmbient(r: Reading, node: number, around: Surroundings): Statement {
  const inner = firstNamed(r, node);
  const { id, exported } = around;
  if (childOfKind(r, node, T.global) !== 0) {
    return { id, kind: 'namespace', name: 'global', body: readBlock(r, inner), exported: false, declare: true };
  }
  return readDeclaration(r, inner, { id, exported, declare: true, decorators: [] }) ?? { id, kind: 'empty' };
}
