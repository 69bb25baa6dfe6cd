import { hashOf } from '../../query/index.ts';
import type { HclExpression } from '../../syntax/index.ts';
import { type Scope, shownName } from './Scope.ts';

const longest = 80;

/** An expression as an author would write it, cut off when long: for reasons. */
export function expressionText(expression: HclExpression): string {
  const text = textOf(expression, brief);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/**
 * The name of what an expression comes to where that is not known: two that may be two things have two names, whatever is cut
 * off of them, and whichever of several a name stands for.
 */
export function symbolText(scope: Scope, expression: HclExpression): string {
  const text = textOf(expression, { depth: deepest, branches: true, nameOf: (name) => shownName(scope, name) });
  return text.length > longest ? `${text.slice(0, longest - 1)}…‹${fingerprint(text)}›` : text;
}

interface Style {
  readonly depth: number;
  /** Whether both values of a conditional are told. */
  readonly branches: boolean;
  nameOf(variable: string): string;
}

const brief: Style = { depth: 6, branches: false, nameOf: (name) => name };
/** What stands deeper in a symbol is not told apart. */
const deepest = 40;

/** A few characters that differ where texts do; in brackets that nobody is shown (`withoutMarks`). */
const fingerprint = (text: string): string => (hashOf(text) % 36 ** 4).toString(36).padStart(4, '0');

function textOf(expression: HclExpression, style: Style): string {
  if (style.depth === 0) return '…';
  const inner = (one: HclExpression) => textOf(one, { ...style, depth: style.depth - 1 });
  switch (expression.kind) {
    case 'number':
    case 'boolean':
      return String(expression.value);
    case 'null':
      return 'null';
    case 'template': {
      const parts = expression.parts.map((part) => {
        if (part.kind === 'text') return part.value;
        return part.kind === 'interpolation' ? `\${${inner(part.value)}}` : '%{…}';
      });
      return expression.form === 'quoted' ? JSON.stringify(parts.join('')).replaceAll('\\"', '"') : 'a heredoc';
    }
    case 'tuple':
      return `[${expression.elements.slice(0, 3).map(inner).join(', ')}${expression.elements.length > 3 ? ', …' : ''}]`;
    case 'object':
      return expression.entries.length === 0 ? '{}' : '{ … }';
    case 'for':
      return expression.object ? `{ for … in ${inner(expression.collection)} }` : `[for … in ${inner(expression.collection)}]`;
    case 'conditional':
      return `${inner(expression.condition)} ? ${style.branches ? inner(expression.then) : '…'} : ${style.branches ? inner(expression.else) : '…'}`;
    case 'binary':
      return `${inner(expression.left)} ${expression.operator} ${inner(expression.right)}`;
    case 'unary':
      return `${expression.operator}${inner(expression.value)}`;
    case 'call':
      if (expression.name === 'sensitive') return 'sensitive(…)';
      return `${expression.name}(${expression.arguments.map(inner).join(', ')})`;
    case 'variable':
      return style.nameOf(expression.name);
    case 'attributeAccess':
      return `${textOf(expression.object, style)}.${expression.name}`;
    case 'indexAccess':
      return `${textOf(expression.object, style)}[${inner(expression.index)}]`;
    case 'splat':
      return `${textOf(expression.object, style)}[*]${textOf(expression.each, style)}`;
    case 'splatElement':
      return '';
    case 'parentheses':
      return `(${inner(expression.value)})`;
    case 'unknown':
      return expression.text;
  }
}
