import type { Expression, Statement } from './ast.ts';
import { errorKind, F, firstToken, K, T } from './kinds.ts';
import { isIdle, readBroken } from './readBroken.ts';
import { readDeclaration } from './readDeclaration.ts';
import { isExpression, readExpression } from './readExpression.ts';
import { readFunction } from './readFunction.ts';
import { begin, child, childOfKind, children, deeper, firstNamed, kindOf, namedChildren, parts, type Reading, textOf } from './reading.ts';
import { readPattern, readTarget } from './readPattern.ts';

/** Whether the node is a statement (and not a part of one, or something broken). */
export function isStatement(r: Reading, node: number): boolean {
  return statementKinds.has(kindOf(r, node));
}

const statementKinds: ReadonlySet<number> = new Set([
  ...[K.expressionStatement, K.lexicalDeclaration, K.variableDeclaration, K.importStatement, K.exportStatement, K.importAlias],
  ...[K.functionDeclaration, K.generatorFunctionDeclaration, K.functionSignature, K.classDeclaration, K.abstractClassDeclaration],
  ...[K.interfaceDeclaration, K.typeAliasDeclaration, K.enumDeclaration, K.module, K.internalModule, K.ambientDeclaration],
  ...[K.returnStatement, K.throwStatement, K.ifStatement, K.forStatement, K.forInStatement, K.whileStatement, K.doStatement],
  ...[K.switchStatement, K.tryStatement, K.statementBlock, K.labeledStatement, K.withStatement, K.emptyStatement],
  ...[K.breakStatement, K.continueStatement, K.debuggerStatement],
]);

/** Reads the statements between braces. */
export function readBlock(r: Reading, node: number): Statement[] {
  return readStatements(r, parts(r, node));
}

/** Reads a statement; a missing one (node 0) is empty. */
export function readStatement(r: Reading, node: number): Statement {
  return deeper(r, node, readKnownStatement, (_, at) => ({ id: begin(r, at), kind: 'broken', contents: [] }));
}

function readStatements(r: Reading, nodes: readonly number[]): Statement[] {
  return nodes.flatMap((node) => (kindOf(r, node) === errorKind ? readError(r, node) : [readStatement(r, node)]));
}

/** Statements that stand whole in what could not be read are read; the rest is broken. */
function readError(r: Reading, node: number): Statement[] {
  r.consumed.add(node);
  return parts(r, node).flatMap((at) => (isIdle(r, at) ? [] : [readStatement(r, at)]));
}

function readKnownStatement(r: Reading, node: number): Statement {
  const kind = kindOf(r, node);
  const declaration = node === 0 ? undefined : readDeclaration(r, node);
  if (declaration) return declaration;
  if (kind === K.expressionStatement) return readExpressionStatement(r, node);
  const id = begin(r, node);
  switch (kind) {
    case K.returnStatement: {
      const value = firstNamed(r, node);
      return { id, kind: 'return', value: value === 0 ? null : readExpression(r, value) };
    }
    case K.throwStatement:
      return { id, kind: 'throw', value: readExpression(r, firstNamed(r, node)) };
    case K.ifStatement:
      return readIf(r, node, id);
    case K.forStatement:
      return readFor(r, node, id);
    case K.forInStatement:
      return readForIn(r, node, id);
    case K.whileStatement:
    case K.doStatement:
      return readWhile(r, node, id);
    case K.switchStatement:
      return readSwitch(r, node, id);
    case K.tryStatement:
      return readTry(r, node, id);
    case K.statementBlock:
      return { id, kind: 'block', body: readBlock(r, node) };
    case K.labeledStatement:
      return { id, kind: 'labeled', body: readStatement(r, child(r, node, F.body)) };
    case K.withStatement: {
      const object = child(r, node, F.object);
      const value: Statement = { id: begin(r, object), kind: 'expression', value: readExpression(r, object) };
      return { id, kind: 'block', body: [value, readStatement(r, child(r, node, F.body))] };
    }
    case K.emptyStatement:
    case K.breakStatement:
    case K.continueStatement:
    case K.debuggerStatement:
    case 0:
      return { id, kind: 'empty' };
    default:
      return readBroken(r, node, id);
  }
}

function readExpressionStatement(r: Reading, node: number): Statement {
  const inner = firstNamed(r, node);
  if (kindOf(r, inner) === K.internalModule) return readStatement(r, inner);
  const id = begin(r, node);
  if (isUnclosedFunction(r, node, inner)) {
    return { id, kind: 'functionDeclaration', value: readFunction(r, inner), exported: null, declare: false };
  }
  return readUsing(r, inner, id) ?? { id, kind: 'expression', value: readExpression(r, inner) };
}

/** No expression statement begins with `function`: the grammar takes a declaration that is not closed yet for one. */
function isUnclosedFunction(r: Reading, node: number, inner: number): boolean {
  return (
    (kindOf(r, inner) === K.functionExpression || kindOf(r, inner) === K.generatorFunction) && r.tree.start[inner] === r.tree.start[node]
  );
}

/** `using x = …` and `await using x = …`, which the grammar takes for assignments. */
function readUsing(r: Reading, node: number, id: number): Statement | undefined {
  const assignment = kindOf(r, node) === K.awaitExpression ? firstNamed(r, node) : node;
  if (kindOf(r, assignment) !== K.assignmentExpression || childOfKind(r, assignment, T.using) === 0) return undefined;
  const declaration = begin(r, assignment);
  const target = readPattern(r, child(r, assignment, F.left));
  const value = readExpression(r, child(r, assignment, F.right));
  return {
    id,
    kind: 'variables',
    keyword: 'using',
    declarations: [{ id: declaration, target, type: null, value }],
    exported: false,
    declare: false,
  };
}

function readIf(r: Reading, node: number, id: number): Statement {
  const test = readExpression(r, child(r, node, F.condition));
  const then = readStatement(r, child(r, node, F.consequence));
  const alternative = child(r, node, F.alternative);
  return { id, kind: 'if', test, then, else: alternative === 0 ? null : readStatement(r, firstNamed(r, alternative)) };
}

function readFor(r: Reading, node: number, id: number): Statement {
  const init = child(r, node, F.initializer);
  const isNone = (at: number) => at === 0 || kindOf(r, at) === K.emptyStatement;
  const first = isNone(init) ? null : readForInit(r, init);
  const condition = child(r, node, F.condition);
  const test = isNone(condition) ? null : readExpression(r, condition);
  const increment = child(r, node, F.increment);
  const update = increment === 0 ? null : readExpression(r, increment);
  return { id, kind: 'for', init: first, test, update, body: readStatement(r, child(r, node, F.body)) };
}

function readForInit(r: Reading, node: number): Statement {
  return isExpression(r, node) ? { id: begin(r, node), kind: 'expression', value: readExpression(r, node) } : readStatement(r, node);
}

function readForIn(r: Reading, node: number, id: number): Statement {
  const left = child(r, node, F.left);
  const declares = child(r, node, F.kind) !== 0;
  const target = declares ? readPattern(r, left) : readTarget(r, left);
  const bound =
    'name' in target ||
    target.kind === 'objectPattern' ||
    target.kind === 'arrayPattern' ||
    target.kind === 'member' ||
    target.kind === 'index';
  const value = readExpression(r, child(r, node, F.right));
  return {
    id,
    kind: 'forIn',
    of: textOf(r, child(r, node, F.operator)) === 'of',
    await: childOfKind(r, node, T.await) !== 0,
    target: bound ? (target as Extract<Statement, { kind: 'forIn' }>['target']) : { id: begin(r, left), kind: 'identifier', name: '' },
    declares,
    value,
    body: readStatement(r, child(r, node, F.body)),
  };
}

function readWhile(r: Reading, node: number, id: number): Statement {
  const isDo = kindOf(r, node) === K.doStatement;
  const test = readExpression(r, child(r, node, F.condition));
  return { id, kind: 'while', test, body: readStatement(r, child(r, node, F.body)), do: isDo };
}

function readSwitch(r: Reading, node: number, id: number): Statement {
  const value = readExpression(r, child(r, node, F.value));
  const cases: { test: Expression | null; body: Statement[] }[] = [];
  for (const at of namedChildren(r, child(r, node, F.body))) {
    if (kindOf(r, at) !== K.switchCase && kindOf(r, at) !== K.switchDefault) continue;
    const test = child(r, at, F.value);
    cases.push({
      test: test === 0 ? null : readExpression(r, test),
      body: readStatements(
        r,
        children(r, at, F.body).filter((statement) => kindOf(r, statement) < firstToken),
      ),
    });
  }
  return { id, kind: 'switch', value, cases };
}

function readTry(r: Reading, node: number, id: number): Statement {
  const body = readBlock(r, child(r, node, F.body));
  const handler = child(r, node, F.handler);
  const finalizer = child(r, node, F.finalizer);
  const parameter = child(r, handler, F.parameter);
  return {
    id,
    kind: 'try',
    body,
    parameter: parameter === 0 ? null : readPattern(r, parameter),
    handler: handler === 0 ? null : readBlock(r, child(r, handler, F.body)),
    finalizer: finalizer === 0 ? null : readBlock(r, child(r, finalizer, F.body)),
  };
}
