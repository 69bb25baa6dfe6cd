import type { Evaluation } from './Evaluation.ts';
import type { Thing } from './Thing.ts';

/** The text that is the same for the same token of injected things: a text, a symbol, a class; `null`: it is none of these. */
export function tokenKey(evaluation: Evaluation, token: Thing): string | null {
  switch (token.kind) {
    case 'literal':
      return JSON.stringify(token.value);
    case 'class':
      return `class ${token.site.file}|${token.site.item}|${token.node.id}`;
    case 'external':
      return `${token.package} ${token.path.join('.')}`;
    // A function that gives what is declared later: `forwardRef(() => Store)`, `delay(() => Store)`, `Inject(() => Store)`.
    case 'function':
      return token.from[0] ? tokenKey(evaluation, evaluation.call(token, [], token.from[0])) : null;
    // A library's own class of tokens: `new Token<S3>('s3')`.
    case 'instance':
      return token.node ? `new ${token.node.file}|${token.node.item}|${token.node.node}` : null;
    case 'made':
      return madeKey(evaluation, token);
    default:
      return null;
  }
}

function madeKey(evaluation: Evaluation, { by, arguments: given, node }: Extract<Thing, { kind: 'made' }>): string | null {
  if (by.kind === 'global' && by.name === 'Symbol') return `symbol ${node.file}|${node.item}|${node.node}`;
  const keys = given.map((lazy) => tokenKey(evaluation, lazy()));
  if (keys.includes(null)) return null;
  if (by.kind === 'global' && by.name === 'Symbol.for') return `symbol ${keys.join()}`;
  if (by.kind !== 'external') return null;
  if (['forwardRef', 'delay'].includes(by.path.at(-1) ?? '')) return keys[0] ?? null;
  // `getQueueToken('mail')`
  return `${by.package} ${by.path.join('.')}(${keys.join()})`;
}
