import type { HclExpression } from '../../syntax/index.ts';

const longest = 80;

/** An expression as an author would write it, cut off when long: for names and reasons. */
export function expressionText(expression: HclExpression): string {
  const text = textOf(expression, 6);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function textOf(expression: HclExpression, depth: number): string {
  if (depth === 0) return '…';
  const inner = (one: HclExpression) => textOf(one, depth - 1);
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
      return `${inner(expression.condition)} ? … : …`;
    case 'binary':
      return `${inner(expression.left)} ${expression.operator} ${inner(expression.right)}`;
    case 'unary':
      return `${expression.operator}${inner(expression.value)}`;
    case 'call':
      if (expression.name === 'sensitive') return 'sensitive(…)';
      return `${expression.name}(${expression.arguments.map(inner).join(', ')})`;
    case 'variable':
      return expression.name;
    case 'attributeAccess':
      return `${textOf(expression.object, depth)}.${expression.name}`;
    case 'indexAccess':
      return `${textOf(expression.object, depth)}[${inner(expression.index)}]`;
    case 'splat':
      return `${textOf(expression.object, depth)}[*]${textOf(expression.each, depth)}`;
    case 'splatElement':
      return '';
    case 'parentheses':
      return `(${inner(expression.value)})`;
    case 'unknown':
      return expression.text;
  }
}
