import type { HclAttribute, HclBlock, HclExpression, HclOutline, HclTemplatePart } from '../../server/syntax/index.ts';

/** Writes what was read, with a bracket around everything that groups, for comparison in tests. */
export function outlineText(outline: HclOutline): string {
  const items = [...outline.items.values()];
  const own = (key: string) => items.filter((item) => item.within === key).map((item) => item.content);
  return items
    .filter((item) => item.within === null)
    .map((item) => elementText(item.content, own(item.key)))
    .join('\n');
}

/** `more` are elements of a block that are items of their own. */
function elementText(element: HclBlock | HclAttribute, more: readonly (HclBlock | HclAttribute)[] = []): string {
  if (element.kind === 'attribute') return `${element.name} = ${expressionText(element.value)}`;
  const elements = [...element.body.elements, ...more].map((one) => elementText(one));
  return `${[element.type, ...element.labels].join(' ')} { ${elements.join('; ')} }`;
}

function expressionText(value: HclExpression): string {
  switch (value.kind) {
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'template':
      return `"${value.parts.map(partText).join('')}"`;
    case 'tuple':
      return `[${value.elements.map(expressionText).join(', ')}]`;
    case 'object':
      return `{${value.entries.map((entry) => `${entry.keyForm} ${expressionText(entry.key)} ${entry.separator} ${expressionText(entry.value)}`).join(', ')}}`;
    case 'for': {
      const names = value.keyName === null ? value.valueName : `${value.keyName},${value.valueName}`;
      const result = `${value.key ? `${expressionText(value.key)} => ` : ''}${expressionText(value.value)}${value.grouping ? '...' : ''}`;
      const condition = value.condition ? ` if ${expressionText(value.condition)}` : '';
      return `for${value.object ? '{' : '['}${names} in ${expressionText(value.collection)}: ${result}${condition}${value.object ? '}' : ']'}`;
    }
    case 'conditional':
      return `(${expressionText(value.condition)} ? ${expressionText(value.then)} : ${expressionText(value.else)})`;
    case 'binary':
      return `(${expressionText(value.left)} ${value.operator} ${expressionText(value.right)})`;
    case 'unary':
      return `(${value.operator}${expressionText(value.value)})`;
    case 'call':
      return `${value.name}(${value.arguments.map(expressionText).join(', ')}${value.expandLast ? '...' : ''})`;
    case 'variable':
      return value.name;
    case 'attributeAccess':
      return `${expressionText(value.object)}.${value.name}`;
    case 'indexAccess':
      return `${expressionText(value.object)}[${expressionText(value.index)}]`;
    case 'splat':
      return `<${value.full ? 'each' : 'legacy'} ${expressionText(value.object)}: ${expressionText(value.each)}>`;
    case 'splatElement':
      return '@';
    case 'parentheses':
      return `paren${expressionText(value.value)}`;
    case 'unknown':
      return `UNKNOWN<${value.text}>`;
  }
}

export function partText(part: HclTemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value).slice(1, -1);
    case 'interpolation':
      return `‹${part.trimLeft ? '~' : ''}${expressionText(part.value)}${part.trimRight ? '~' : ''}›`;
    case 'ifDirective':
      return `‹if ${expressionText(part.condition)}›${part.then.map(partText).join('')}‹else›${part.else.map(partText).join('')}‹end›`;
    case 'forDirective': {
      const names = part.keyName === null ? part.valueName : `${part.keyName},${part.valueName}`;
      return `‹for ${names} in ${expressionText(part.collection)}›${part.body.map(partText).join('')}‹end›`;
    }
  }
}
