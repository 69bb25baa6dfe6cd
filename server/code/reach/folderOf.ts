import type { Expression } from '../../syntax/index.ts';

/**
 * The folder, relative to the module's own, that an expression names: `path.join(__dirname, 'routes')`,
 * `new URL('./routes', import.meta.url)`, or that the beginning of a module's name tells: `./handlers/` of
 * `import(`./handlers/${name}.js`)`. `undefined` where it names none.
 */
export function folderOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'template':
    case 'binary':
      return beginning(expression);
    case 'call': {
      const name =
        expression.callee.kind === 'member' ? expression.callee.property : 'name' in expression.callee ? expression.callee.name : '';
      const [first, ...rest] = expression.arguments;
      // Vite's and webpack's ways to take all modules of a folder.
      if ((name === 'glob' || name === 'context') && first?.kind === 'string' && first.value.startsWith('.'))
        return withoutPattern(first.value);
      if ((name !== 'join' && name !== 'resolve') || !first || first.kind === 'spread' || !isOwnFolder(first)) return undefined;
      const written = rest.findIndex((part) => part.kind !== 'string');
      return rest
        .slice(0, written < 0 ? rest.length : written)
        .map((part) => ('value' in part ? String(part.value) : ''))
        .join('/');
    }
    case 'new': {
      const [path, base] = expression.arguments;
      const isUrl = expression.callee.kind === 'identifier' && expression.callee.name === 'URL';
      return isUrl && path?.kind === 'string' && base?.kind === 'member' && base.property === 'url' ? path.value : undefined;
    }
    default:
      return undefined;
  }
}

function isOwnFolder(expression: Expression): boolean {
  return (
    (expression.kind === 'identifier' && expression.name === '__dirname') ||
    (expression.kind === 'member' && expression.property === 'dirname')
  );
}

/** The folder in the known beginning of a text: `./handlers/${name}`, `'./handlers/' + name`, `${__dirname}/handlers/${name}`. */
function beginning(expression: Expression): string | undefined {
  const [first = '', second] = partsOf(expression);
  const text =
    typeof first === 'string' && first !== ''
      ? first
      : typeof first !== 'string' && isOwnFolder(first) && typeof second === 'string'
        ? `.${second}`
        : '';
  return text.startsWith('.') && text.includes('/') ? text.slice(0, text.lastIndexOf('/')) : undefined;
}

function partsOf(expression: Expression): readonly (string | Expression)[] {
  if (expression.kind === 'string') return [expression.value];
  if (expression.kind === 'binary')
    return expression.operator === '+' ? [...partsOf(expression.left), ...partsOf(expression.right)] : [expression];
  if (expression.kind !== 'template') return [expression];
  return expression.quasis.flatMap((text, i) => [text, ...expression.expressions.slice(i, i + 1)]).filter((part) => part !== '');
}

/** A path up to the first folder that is a pattern. */
function withoutPattern(path: string): string {
  const steps = path.split('/');
  const pattern = steps.findIndex((step) => step.includes('*'));
  return steps.slice(0, pattern < 0 ? steps.length : pattern).join('/');
}
