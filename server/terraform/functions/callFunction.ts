import type { HclExpression } from '../../syntax/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { expressionText, symbolText } from '../evaluate/expressionText.ts';
import { nodeAt, type Scope } from '../evaluate/Scope.ts';
import { grow } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { failure, madeFrom, unknown, unknownBecause } from '../values/build.ts';
import { isUnknown, kindName, reasonOf, settle } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import { arnFunctions } from './arns.ts';
import { cidrFunctions } from './cidr.ts';
import { collectionFunctions } from './collections.ts';
import { csvFunctions } from './csv.ts';
import { dateFunctions } from './dates.ts';
import { encodingFunctions } from './encoding.ts';
import { fileSetFunctions } from './fileSet.ts';
import { fileFunctions } from './files.ts';
import { hasError } from './hasError.ts';
import { hashFunctions } from './hashes.ts';
import { numberFunctions } from './numbers.ts';
import { patternFunctions } from './patterns.ts';
import { resultType } from './resultType.ts';
import { setFunctions } from './sets.ts';
import { stringFunctions } from './strings.ts';
import { templateFunctions } from './templates.ts';
import { terragruntFunctions } from './terragrunt.ts';
import { yamlFunctions } from './yaml.ts';

/** A call that is being evaluated. */
export interface Call {
  readonly scope: Scope;
  readonly at: TfNode;
  readonly name: string;
  readonly values: readonly Value[];
  /** Why there may be more arguments, or `null`. */
  readonly open: string | null;
  /** The call as written. */
  readonly text: string;
}

/** What a function makes of its arguments; `undefined`: they are not of a kind that it takes, or not known. */
export type TerraformFunction = (call: Call) => Value | undefined;

const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({
    ...stringFunctions,
    ...collectionFunctions,
    ...setFunctions,
    ...numberFunctions,
    ...encodingFunctions,
    ...hashFunctions,
    ...patternFunctions,
    ...fileFunctions,
    ...fileSetFunctions,
    ...templateFunctions,
    ...yamlFunctions,
    ...csvFunctions,
    ...cidrFunctions,
    ...dateFunctions,
    ...arnFunctions,
    ...terragruntFunctions,
  }),
);

const eachTime = 'gives another value each time';

/** Functions that are left unknown on purpose, and why. */
const notEvaluated: ReadonlyMap<string, string> = new Map([
  ['timestamp', eachTime],
  ['plantimestamp', eachTime],
  ['uuid', eachTime],
  ['bcrypt', eachTime],
  ['rsadecrypt', 'needs a private key, which is not used here'],
  ['base64gzip', 'gives what the compressor at hand makes'],
  ['issensitive', 'asks for a mark that is not followed here'],
]);

/** `name(arguments)`; https://developer.hashicorp.com/terraform/language/functions */
export function callFunction(scope: Scope, expression: Extract<HclExpression, { kind: 'call' }>): Value {
  const at = nodeAt(scope, expression.id);
  const name = expression.name.replace(/^core::/, '');
  let written: string | undefined;
  const textOfCall = () => (written ??= symbolText(scope, expression));
  if (name === 'try' || name === 'can') return tryCall(scope, expression, name);
  const values: Value[] = [];
  let open: string | null = null;
  for (const [index, argument] of expression.arguments.entries()) {
    const value = evaluate(scope, argument);
    if (!expression.expandLast || index < expression.arguments.length - 1) {
      values.push(value);
      continue;
    }
    const list = settle(value);
    if (list.kind === 'list') {
      values.push(...list.elements);
      open = list.open;
    } else if (isUnknown(list)) open = reasonOf(list);
    else return failure(at, textOfCall(), `${kindName(list)} cannot be expanded into arguments`);
  }
  grow(scope.session, values.length);
  const call: Call = {
    scope,
    at,
    name,
    values,
    open,
    get text() {
      return textOfCall();
    },
  };
  const run = functions.get(name);
  const result = run?.(call);
  if (result) {
    grow(scope.session, sizeOf(result));
    return result.kind === 'list' ? madeFrom(result, values) : result;
  }
  const cause = values.find((value) => reasonOf(value) !== null);
  const type = resultType(name);
  const why = notEvaluated.get(name);
  if (why !== undefined) return unknown(at, textOfCall(), `${name} ${why}`, type);
  if (cause) return unknownBecause(at, textOfCall(), cause, type);
  if (open !== null) return unknown(at, textOfCall(), open, type);
  if (!run) return unknown(at, textOfCall(), `the function ${name} is not evaluated here`);
  return failure(at, textOfCall(), `${name} cannot take ${values.map(kindName).join(', ') || 'no argument'}`);
}

function tryCall(scope: Scope, expression: Extract<HclExpression, { kind: 'call' }>, name: 'try' | 'can'): Value {
  const at = nodeAt(scope, expression.id);
  let last: Value | undefined;
  for (const argument of expression.arguments) {
    const value = evaluate(scope, argument);
    const failed = hasError(value);
    if (name === 'can') return { kind: 'boolean', at, value: !failed };
    if (!failed) return value;
    last = value;
  }
  return failure(at, expressionText(expression), last ? (reasonOf(last) ?? 'nothing of it can be evaluated') : 'it has no arguments');
}

/** How much a value adds, in elements; a text counts less. */
function sizeOf(value: Value): number {
  if (value.kind === 'list') return value.elements.length;
  if (value.kind === 'object') return value.entries.length;
  if (value.kind !== 'string') return 1;
  return value.pieces.reduce((sum, piece) => sum + 1 + ('text' in piece ? piece.text.length / 16 : 0), 0);
}
