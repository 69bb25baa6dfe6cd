import type { PartialText } from './partialText.ts';

/** One place of a set of texts: a character, any one character, or any run of characters but some. */
export type Token = string | { readonly but: string; readonly run: boolean };

const ANY_RUN: Token = { but: '', run: true };
const ANY_ONE: Token = { but: '', run: false };
/** The hole at the end of a log group's ARN, `…:log-group:NAME:*`: IAM is asked for a stream that may have no name. */
export const LOG_STREAM_TAIL = '*';
/** More work than any real pair of ARNs asks for. */
const MAX_CELLS = 4_000_000;

/** A policy's pattern: `*`, `?`, policy variables (`${aws:username}`, which may be any text; `${*}` is a literal) and holes. */
export function patternTokens(text: PartialText, holeText?: string): readonly Token[] {
  return text.flatMap((part): Token[] => {
    if (typeof part !== 'string') return holeText === undefined ? [ANY_RUN] : [...holeText];
    return (part.match(/\$\{[*?$]\}|\$\{[^}]*\}|[\s\S]/g) ?? []).map((piece): Token => {
      if (piece === '*') return ANY_RUN;
      if (piece === '?') return ANY_ONE;
      if (piece.length === 1) return piece;
      return piece.length === 4 && '*?$'.includes(piece[2] ?? ' ') ? (piece[2] ?? '') : ANY_RUN;
    });
  });
}

/** A text without wildcards: a hole may be any text, but where AWS defines what it may be. */
export function valueTokens(text: PartialText): readonly Token[] {
  return text.flatMap((part): readonly Token[] => {
    if (typeof part === 'string') return part.split('');
    if (part.hole === LOG_STREAM_TAIL) return [...'log-stream:', { but: ':*', run: true }];
    return /^\$\{(?:Partition|Region|Account)\}$/.test(part.hole) || part.hole === 'logStreamName' ? [{ but: ':*', run: true }] : [ANY_RUN];
  });
}

/** Names whose texts AWS defines to hold no slash and no colon. A variable that is not here may be any text. */
const PLAIN_NAMES =
  /^(?:Partition|Region|Account|BucketName|AccessPointName|TableName|IndexName|QueueName|TopicName|FunctionName|Qualifier|StateMachineName|KeyId|StreamName|DeliveryStreamName|EventBusName)$/;

/**
 * An ARN template: each `${Variable}` is a text of at least one character; `*` any text, but at the end of a log group's
 * ARN, where IAM is asked for a stream that may have no name.
 */
export function templateTokens(template: string): readonly Token[] {
  const inFull = template.replace(/(:log-group:\$\{\w+\}:)\*$/, `$1log-stream:\${LogStreamName}`);
  return (inFull.match(/\$\{\w+\}|[\s\S]/g) ?? []).flatMap((piece): Token[] => {
    if (piece === '*') return [ANY_RUN];
    if (piece.length === 1) return [piece];
    const name = piece.slice(2, -1);
    const but = PLAIN_NAMES.test(name) ? '/:' : name === 'LogGroupName' || name === 'LogStreamName' ? ':*' : '';
    const run: Token = { but, run: true };
    return name === 'LogStreamName' ? [run] : [{ but, run: false }, run];
  });
}

/** Whether some text is in both sets; `undefined` where that is too much work. */
export function canMeet(a: readonly Token[], b: readonly Token[]): boolean | undefined {
  if ((a.length + 1) * (b.length + 1) > MAX_CELLS) return undefined;
  const width = b.length + 1;
  const seen = new Uint8Array((a.length + 1) * width);
  const queue: number[] = [0];
  seen[0] = 1;
  const visit = (i: number, j: number): void => {
    const cell = i * width + j;
    if (seen[cell] === 1) return;
    seen[cell] = 1;
    queue.push(cell);
  };
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const i = Math.floor(cell / width);
    const j = cell % width;
    if (i === a.length && j === b.length) return true;
    const [x, y] = [a[i], b[j]];
    const xRuns = typeof x === 'object' && x.run;
    const yRuns = typeof y === 'object' && y.run;
    if (xRuns) visit(i + 1, j);
    if (yRuns) visit(i, j + 1);
    if (x !== undefined && y !== undefined && shareCharacter(x, y)) visit(xRuns ? i : i + 1, yRuns ? j : j + 1);
  }
  return false;
}

function shareCharacter(x: Token, y: Token): boolean {
  if (typeof x === 'string') return typeof y === 'string' ? x === y : !y.but.includes(x);
  return typeof y === 'string' ? !x.but.includes(y) : true;
}
