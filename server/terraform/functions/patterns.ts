import { RE2JS, RE2JSException } from 're2js';
import { grow } from '../evaluate/Session.ts';
import { failure, listValue, objectValue, stringValue } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';

const longestPattern = 1000;
const longestSearched = 100_000;

type Matcher = ReturnType<RE2JS['matcher']>;

/** A pattern as Terraform reads it: RE2, which never takes longer than the text is long. `undefined`: it is none, or too long. */
function compiled(pattern: string): RE2JS | undefined {
  if (pattern.length > longestPattern) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}

interface Search {
  readonly pattern: RE2JS;
  readonly matcher: Matcher;
}

function search(call: Call): Search | undefined {
  const [source, value] = call.values;
  const text = value && textOf(value);
  const expression = source && textOf(source);
  const pattern = expression === undefined ? undefined : compiled(expression);
  if (text === undefined || text.length > longestSearched || !pattern) return undefined;
  grow(call.scope.session, text.length / 16);
  return { pattern, matcher: pattern.matcher(text) };
}

/** What was found: the text, the groups as a list, or those with names as an object. */
function found({ at }: Call, { pattern, matcher }: Search): Value {
  const text = (group: number | string): Value => {
    const one = matcher.group(group);
    return one === null ? { kind: 'null', at } : stringValue(at, one);
  };
  const names = Object.keys(pattern.namedGroups());
  if (names.length > 0)
    return objectValue(
      at,
      names.map((key) => ({ key, keyAt: at, value: text(key) })),
    );
  const count = matcher.groupCount();
  if (count === 0) return text(0);
  return listValue(
    at,
    Array.from({ length: count }, (_, index) => text(index + 1)),
  );
}

const regex: TerraformFunction = (call) => {
  const searched = search(call);
  if (!searched) return undefined;
  return searched.matcher.find() ? found(call, searched) : failure(call.at, call.text, 'the regex matches nothing in the text');
};

const regexall: TerraformFunction = (call) => {
  const searched = search(call);
  if (!searched) return undefined;
  const all: Value[] = [];
  while (searched.matcher.find()) all.push(found(call, searched));
  return listValue(call.at, all);
};

/** `replace`: a search between slashes is a pattern, and `$1`, `$name`, `${name}` in the replacement are its groups. */
const replace: TerraformFunction = ({ at, scope, values }) => {
  const [text, wanted, replacement] = values.map(textOf);
  if (text === undefined || wanted === undefined || replacement === undefined || text.length > longestSearched) return undefined;
  grow(scope.session, (text.length * (1 + replacement.length)) / 16);
  if (wanted.length < 2 || !wanted.startsWith('/') || !wanted.endsWith('/'))
    return stringValue(
      at,
      text.replaceAll(wanted, () => replacement),
    );
  const pattern = compiled(wanted.slice(1, -1));
  if (!pattern) return undefined;
  const matcher = pattern.matcher(text);
  const names = pattern.namedGroups();
  const group = (name: string): string => {
    const number = names[name] ?? Number(name);
    return number <= matcher.groupCount() ? (matcher.group(number) ?? '') : '';
  };
  let result = '';
  let last = 0;
  while (matcher.find()) {
    result += text.slice(last, matcher.start()) + expanded(replacement, group);
    last = matcher.end();
  }
  return stringValue(at, result + text.slice(last));
};

/** Source: https://pkg.go.dev/regexp#Regexp.Expand */
function expanded(template: string, group: (name: string) => string): string {
  return template.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, plain?: string, braced?: string) =>
    whole === '$$' ? '$' : group(plain ?? braced ?? ''),
  );
}

/** Regular expressions of RE2; https://developer.hashicorp.com/terraform/language/functions/regex and its neighbours. */
export const patternFunctions: Readonly<Record<string, TerraformFunction>> = { regex, regexall, replace };
