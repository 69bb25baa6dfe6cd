import type { Expression, FunctionNode, Parameter, Statement } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readExpression } from './readExpression.ts';
import { begin, beginAt, child, childOfKind, children, firstNamed, kindOf, namedChildren, none, type Reading, textOf } from './reading.ts';
import { readPattern } from './readPattern.ts';
import { readBlock } from './readStatement.ts';
import { readAnnotation, readTypeParameters } from './readType.ts';

/** Reads a function of any form: declaration, overload, expression, arrow, method. */
export function readFunction(r: Reading, node: number, decorators: readonly number[] = []): FunctionNode {
  const id = begin(r, node);
  const kind = kindOf(r, node);
  const name = child(r, node, F.name);
  const named = name !== 0 && kindOf(r, name) === K.identifier;
  const applied = readDecorators(r, decorators);
  return {
    id,
    kind: 'function',
    name: named ? textOf(r, name) : null,
    arrow: kind === K.arrowFunction,
    async: childOfKind(r, node, T.async) !== 0,
    generator: childOfKind(r, node, T.star) !== 0,
    typeParameters: readTypeParameters(r, node),
    parameters: readFunctionParameters(r, node),
    returnType: readAnnotation(r, child(r, node, F.returnType)),
    body: readBody(r, child(r, node, F.body)),
    decorators: applied,
  };
}

/** The expressions behind `@`. */
export function readDecorators(r: Reading, nodes: readonly number[]): readonly Expression[] {
  return nodes.length === 0 ? none : nodes.map((node) => readExpression(r, firstNamed(r, node)));
}

/** Reads `formal_parameters`. */
export function readParameters(r: Reading, node: number): Parameter[] {
  if (node === 0) return [];
  return namedChildren(r, node).flatMap((at) => {
    const kind = kindOf(r, at);
    return kind === K.requiredParameter || kind === K.optionalParameter ? [readParameter(r, at)] : [];
  });
}

function readFunctionParameters(r: Reading, node: number): Parameter[] {
  const single = child(r, node, F.parameter);
  if (single === 0) return readParameters(r, child(r, node, F.parameters));
  const id = begin(r, single);
  return [
    { id, pattern: readPattern(r, single), type: null, default: null, rest: false, optional: false, property: false, decorators: [] },
  ];
}

function readParameter(r: Reading, node: number): Parameter {
  const id = begin(r, node);
  const decorators = readDecorators(r, children(r, node, F.decorator));
  const named = child(r, node, F.pattern) || child(r, node, F.name);
  const rest = named !== 0 && kindOf(r, named) === K.restPattern;
  const pattern = readPattern(r, rest ? firstNamed(r, named) : named);
  const type = readAnnotation(r, child(r, node, F.type));
  const value = child(r, node, F.value);
  return {
    id,
    pattern,
    type,
    default: value === 0 ? null : readExpression(r, value),
    rest,
    optional: kindOf(r, node) === K.optionalParameter,
    property: [K.accessibilityModifier, K.overrideModifier, T.readonly].some((modifier) => childOfKind(r, node, modifier) !== 0),
    decorators,
  };
}

function readBody(r: Reading, node: number): Statement[] | null {
  if (node === 0) return null;
  if (kindOf(r, node) === K.statementBlock) return readBlock(r, node);
  const id = beginAt(r, r.tree.start[node] as number, r.tree.end[node] as number);
  return [{ id, kind: 'return', value: readExpression(r, node) }];
}
