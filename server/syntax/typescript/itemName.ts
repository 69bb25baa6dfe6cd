import { errorKind, F, K, T } from './kinds.ts';
import { stringValue } from './readExpression.ts';
import { child, childOfKind, firstNamed, kindOf, type Reading, textOf } from './reading.ts';
import { keyText } from './readObject.ts';

/**
 * What a top-level statement is called, before its counter: by its declaration's kind and name (`class:Media`), an import
 * by what it imports, an expression by what it calls. Never by its place, so that it keeps its name under edits elsewhere.
 */
export function itemName(r: Reading, node: number): string {
  const kind = kindOf(r, node);
  const label = labels().get(kind);
  if (label !== undefined) return `${label}:${nameOf(r, node)}`;
  switch (kind) {
    case K.exportStatement:
      return exportName(r, node);
    case K.ambientDeclaration:
      return childOfKind(r, node, T.global) === 0 ? itemName(r, firstNamed(r, node)) : 'namespace:global';
    case K.importStatement:
      return `import:${sourceOf(r, childOfKind(r, node, K.importRequireClause) || node)}`;
    case K.lexicalDeclaration:
    case K.variableDeclaration:
      return `variables:${boundName(r, child(r, childOfKind(r, node, K.variableDeclarator), F.name))}`;
    case K.importAlias:
      return `variables:${textOf(r, firstNamed(r, node))}`;
    case K.expressionStatement:
      return expressionName(r, firstNamed(r, node));
    case errorKind:
      return 'broken';
    default:
      return statementLabels().get(kind) ?? 'statement';
  }
}

let labelsMade: ReadonlyMap<number, string> | undefined;

function labels(): ReadonlyMap<number, string> {
  labelsMade ??= new Map([
    [K.functionDeclaration, 'function'],
    [K.generatorFunctionDeclaration, 'function'],
    [K.functionSignature, 'function'],
    [K.classDeclaration, 'class'],
    [K.abstractClassDeclaration, 'class'],
    [K.interfaceDeclaration, 'interface'],
    [K.typeAliasDeclaration, 'type'],
    [K.enumDeclaration, 'enum'],
    [K.module, 'namespace'],
    [K.internalModule, 'namespace'],
  ]);
  return labelsMade;
}

let statementLabelsMade: ReadonlyMap<number, string> | undefined;

function statementLabels(): ReadonlyMap<number, string> {
  statementLabelsMade ??= new Map([
    [K.ifStatement, 'if'],
    [K.forStatement, 'for'],
    [K.forInStatement, 'for'],
    [K.whileStatement, 'while'],
    [K.doStatement, 'while'],
    [K.switchStatement, 'switch'],
    [K.tryStatement, 'try'],
    [K.statementBlock, 'block'],
    [K.emptyStatement, 'empty'],
  ]);
  return statementLabelsMade;
}

function nameOf(r: Reading, node: number): string {
  const name = child(r, node, F.name);
  return keyText(r, name) ?? textOf(r, name);
}

function exportName(r: Reading, node: number): string {
  const declaration = child(r, node, F.declaration);
  if (declaration !== 0) return itemName(r, declaration);
  if (child(r, node, F.value) !== 0 || childOfKind(r, node, T.assign) !== 0) return 'default';
  return `export:${sourceOf(r, node)}`;
}

function sourceOf(r: Reading, node: number): string {
  const source = child(r, node, F.source);
  return source === 0 ? '' : stringValue(r, source);
}

/** The first name that a pattern binds. */
function boundName(r: Reading, pattern: number): string {
  if (kindOf(r, pattern) === K.identifier) return textOf(r, pattern);
  for (let at = pattern; at < (r.tree.next[pattern] as number); at++) {
    if (kindOf(r, at) === K.identifier || kindOf(r, at) === K.shorthandPropertyIdentifierPattern) return textOf(r, at);
  }
  return '';
}

/** `expression:app.get` for `app.get(…)`, `await app.get(…)`, `app.get = …`; without a plain path, `expression:`. */
function expressionName(r: Reading, node: number): string {
  const bare = kindOf(r, node);
  if ((bare === K.functionExpression || bare === K.generatorFunction) && child(r, node, F.name) !== 0) return `function:${nameOf(r, node)}`;
  let at = node;
  for (;;) {
    const kind = kindOf(r, at);
    if (childOfKind(r, at, T.using) !== 0) return `variables:${boundName(r, child(r, at, F.left))}`;
    if (kind === K.awaitExpression || kind === K.parenthesizedExpression || kind === K.unaryExpression) at = firstNamed(r, at);
    else if (kind === K.callExpression) at = child(r, at, F.function);
    else if (kind === K.assignmentExpression || kind === K.augmentedAssignmentExpression) at = child(r, at, F.left);
    else if (kind === K.internalModule) return itemName(r, at);
    else break;
  }
  const text = textOf(r, at);
  return `expression:${text.length <= 80 && /^[\w$.]+$/.test(text) ? text : ''}`;
}
