import type { TypeMember, TypeNode, TypeParameter } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readNumber, unescapeString } from './literals.ts';
import { readExpression, stringValue } from './readExpression.ts';
import { readParameters } from './readFunction.ts';
import { begin, child, childOfKind, deeper, firstNamed, kindOf, namedChildren, none, type Reading, textOf } from './reading.ts';
import { keyText } from './readObject.ts';

/** Reads a type. */
export function readType(r: Reading, node: number): TypeNode {
  return deeper(r, node, readKnownType, (_, at) => ({ id: begin(r, at), kind: 'typeOther', contents: [] }));
}

/** Reads what stands behind `:`, or `null` where nothing does (node 0). */
export function readAnnotation(r: Reading, node: number): TypeNode | null {
  if (node === 0) return null;
  const type = firstNamed(r, node);
  return type === 0 ? null : readType(r, type);
}

/** Reads the type parameters of a declaration. */
export function readTypeParameters(r: Reading, node: number): readonly TypeParameter[] {
  const list = child(r, node, F.typeParameters);
  if (list === 0) return none;
  return namedChildren(r, list).map((at) => ({
    name: textOf(r, child(r, at, F.name)),
    constraint: readAnnotation(r, child(r, at, F.constraint)),
    default: readAnnotation(r, child(r, at, F.value)),
  }));
}

/** Reads `<A, B>`; none for node 0. */
export function readTypeArguments(r: Reading, node: number): readonly TypeNode[] {
  return node === 0 ? none : namedChildren(r, node).map((type) => readType(r, type));
}

/** Reads the members of an interface or of `{ … }` in a type. */
export function readTypeMembers(r: Reading, node: number): TypeMember[] {
  return node === 0 ? [] : namedChildren(r, node).map((member) => readTypeMember(r, member));
}

function readKnownType(r: Reading, node: number): TypeNode {
  const kind = kindOf(r, node);
  if (
    kind === K.typeIdentifier ||
    kind === K.predefinedType ||
    kind === K.thisType ||
    kind === K.identifier ||
    kind === K.nestedTypeIdentifier
  ) {
    return { id: begin(r, node), kind: 'typeReference', ...referenceName(r, node), arguments: none };
  }
  if (kind === K.parenthesizedType || kind === K.readonlyType || kind === K.optionalType || kind === K.restType) {
    const inner = firstNamed(r, node);
    return inner === 0 ? readOther(r, node) : readType(r, inner);
  }
  const id = begin(r, node);
  switch (kind) {
    case K.genericType: {
      const name = referenceName(r, child(r, node, F.name));
      return { id, kind: 'typeReference', ...name, arguments: readTypeArguments(r, child(r, node, F.typeArguments)) };
    }
    case K.memberExpression:
    case K.callExpression:
      return { id, kind: 'typeReference', ...importedName(r, node), arguments: [] };
    case K.typeQuery:
      return { id, kind: 'typeQuery', value: readExpression(r, firstNamed(r, node)) };
    case K.objectType:
      return { id, kind: 'typeLiteral', members: readTypeMembers(r, node) };
    case K.unionType:
      return { id, kind: 'union', types: operands(r, node, kind).map((type) => readType(r, type)) };
    case K.intersectionType:
      return { id, kind: 'intersection', types: operands(r, node, kind).map((type) => readType(r, type)) };
    case K.arrayType:
      return { id, kind: 'arrayType', element: readType(r, firstNamed(r, node)) };
    case K.tupleType:
      return { id, kind: 'tuple', elements: namedChildren(r, node).map((element) => readTupleElement(r, element)) };
    case K.functionType:
    case K.constructorType: {
      const parameters = readParameters(r, child(r, node, F.parameters));
      const returns = child(r, node, F.returnType) || child(r, node, F.type);
      return { id, kind: 'functionType', parameters, returns: readType(r, returns) };
    }
    case K.literalType:
      return { id, kind: 'literalType', value: literalOf(r, firstNamed(r, node)) };
    case K.lookupType: {
      const [object = 0, index = 0] = namedChildren(r, node);
      const read = readType(r, object);
      return { id, kind: 'indexedAccess', object: read, index: readType(r, index) };
    }
    default:
      return { id, kind: 'typeOther', contents: contentsOf(r, node) };
  }
}

function readOther(r: Reading, node: number): TypeNode {
  return { id: begin(r, node), kind: 'typeOther', contents: [] };
}

/** `A.B`, without the white space that may stand in it. In `import('x').T` the import is a name, see `grammarGaps.ts`. */
function referenceName(r: Reading, node: number): { readonly name: string; readonly specifier: string | null } {
  const name = textOf(r, node).replace(/\s/g, '');
  const [, quoted, imported] = /^import\((.+)\)\.(.+)$/.exec(name) ?? [];
  if (quoted === undefined || imported === undefined) return { name, specifier: null };
  return { name: imported, specifier: unescapeString(quoted.slice(1, -1)) };
}

/** `import('x').A.B` */
function importedName(r: Reading, node: number): { readonly name: string; readonly specifier: string | null } {
  const names: string[] = [];
  let at = node;
  while (kindOf(r, at) === K.memberExpression) {
    names.unshift(textOf(r, child(r, at, F.property)));
    at = child(r, at, F.object);
  }
  const path = kindOf(r, at) === K.callExpression ? firstNamed(r, child(r, at, F.arguments)) : 0;
  return { name: names.join('.'), specifier: path !== 0 && kindOf(r, path) === K.string ? stringValue(r, path) : null };
}

/** `A | B | C` is nested in the tree; here it is one list. */
function operands(r: Reading, node: number, kind: number): number[] {
  const found: number[] = [];
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (kindOf(r, at) === kind) open.push(...namedChildren(r, at).reverse());
    else found.push(at);
  }
  return found;
}

/** `name?: T` in a tuple is its type. */
function readTupleElement(r: Reading, node: number): TypeNode {
  const kind = kindOf(r, node);
  if (kind !== K.requiredParameter && kind !== K.optionalParameter) return readType(r, node);
  return readAnnotation(r, child(r, node, F.type)) ?? readOther(r, node);
}

function literalOf(r: Reading, node: number): string | number | boolean | null {
  const kind = kindOf(r, node);
  if (node === 0 || kind === K.null || kind === K.undefined) return null;
  if (kind === K.true || kind === K.false) return kind === K.true;
  if (kind === K.string) return stringValue(r, node);
  const digits = textOf(r, node).replace(/\s/g, '');
  return digits.startsWith('-') ? -readNumber(digits.slice(1)) : readNumber(digits.replace(/^\+/, ''));
}

/** The types below a node of another kind: a conditional type, `keyof T`, a predicate. */
function contentsOf(r: Reading, node: number): TypeNode[] {
  return namedChildren(r, node).flatMap((at) => {
    const kind = kindOf(r, at);
    if (kind === K.identifier || kind === K.stringFragment || kind === K.escapeSequence || kind === K.typeParameters) return [];
    return [readType(r, at)];
  });
}

function readTypeMember(r: Reading, node: number): TypeMember {
  const id = begin(r, node);
  const kind = kindOf(r, node);
  const name = kind === K.indexSignature ? 0 : child(r, node, F.name);
  const key = name === 0 ? null : (keyText(r, name) ?? null);
  const optional = childOfKind(r, node, T.questionMark) !== 0;
  const method = kind === K.methodSignature || kind === K.callSignature || kind === K.constructSignature;
  if (!method) return { id, name: key, optional, method, type: readAnnotation(r, child(r, node, F.type)) };
  const type: TypeNode = {
    id: begin(r, node),
    kind: 'functionType',
    parameters: readParameters(r, child(r, node, F.parameters)),
    returns: returnsOf(r, node),
  };
  return { id, name: key, optional, method, type };
}

function returnsOf(r: Reading, node: number): TypeNode {
  return readAnnotation(r, child(r, node, F.returnType) || child(r, node, F.type)) ?? readOther(r, node);
}
