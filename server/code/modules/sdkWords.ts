import { isAggregatedClient, packageOfV2Client } from '../../aws/index.ts';
import { extensionWords } from '../libraries/extension.ts';
import { transports } from '../libraries/transports.ts';
import type { Taken } from './specifiers.ts';

const fewNames = 24;

/** Before the package, in the words of a file that takes the whole of it, and may hand it on. */
export const whole = 'whole ';

/** Members of the SDK that are no operation's methods, and functions that it exports. */
export const memberNames: readonly string[] = ['send', 'getSignedUrl', 'createPresignedPost', 'getSynthesizeSpeechUrl'];

/**
 * What of the SDK a text names, and which of the libraries that call it are among its specifiers: packages
 * (`@aws-sdk/client-s3`), `aws-sdk` for anything else with those letters, words of the Lambda extension, names of libraries;
 * and as hints which methods clients may have: `+` before a package whose client with methods is named (`S3`),
 * `+documents` for a document client, `v2 S3` for a class of v2; and `whole` before a package that is taken whole, so that
 * others may have it from here. Sorted, each once.
 */
export function sdkWords(text: string, taken: ReadonlyMap<string, Taken>, libraries: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const word = 'aws-sdk';
  let second = false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    let end = at + word.length;
    if (text.startsWith('/client-', end)) {
      end += 1;
      while (isNamePart(text.charCodeAt(end))) end++;
      found.add(`@${text.slice(at, end)}`);
    } else {
      found.add(word);
      second ||= isQuote(text.charCodeAt(at - 1));
    }
  }
  for (const name of [...extensionWords, ...transports]) if (text.includes(name)) found.add(name);
  for (const [specifier, names] of taken) {
    if (names === 'anything' && specifier.startsWith('@aws-sdk/')) found.add(`${whole}${specifier}`);
    for (let end = specifier.length; end > 0; end = specifier.lastIndexOf('/', end - 1)) {
      const name = specifier.slice(0, end);
      if (libraries.has(name)) found.add(name);
    }
  }
  if (!found.has(word) && found.size === 0) return [];
  if (text.includes('DynamoDBDocument') || text.includes('DocumentClient')) found.add('+documents');
  const clients = [...found].filter((name) => name.startsWith('@aws-sdk/client-'));
  forEachWord(text, (name) => {
    const first = name.charCodeAt(0);
    if (first < 65 || first > 90) return false;
    for (const pkg of clients) if (isAggregatedClient(pkg, name)) found.add(`+${pkg}`);
    if (second && packageOfV2Client(name) !== undefined) found.add(`v2 ${name}`);
    return false;
  });
  if (second) {
    found.add(`${whole}${word}`);
    for (let at = text.indexOf('aws-sdk/clients/'); at >= 0; at = text.indexOf('aws-sdk/clients/', at + 1)) {
      let end = at + 'aws-sdk/clients/'.length;
      while (isNamePart(text.charCodeAt(end))) end++;
      const name = text.slice(at + 'aws-sdk/clients/'.length, end);
      if (packageOfV2Client(name) !== undefined) found.add(`v2 ${name}`);
    }
  }
  return [...found].sort();
}

/** What a text names of packages that other files take whole, as `sdkWords` has it. */
export function wordsOfWholes(text: string, packages: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const second = packages.includes('aws-sdk');
  forEachWord(text, (name) => {
    const first = name.charCodeAt(0);
    if (first < 65 || first > 90) return false;
    for (const pkg of packages) if (isAggregatedClient(pkg, name)) found.add(`+${pkg}`);
    if (second && packageOfV2Client(name) !== undefined) found.add(`v2 ${name}`);
    if (name === 'DocumentClient' || name === 'DynamoDBDocument') found.add('+documents');
    return false;
  });
  return found;
}

/** Whether one of the names is written in a text as a word; with `afterDot`, after a dot (space, `?` or `!` between or not). */
export function writesOneOf(text: string, names: ReadonlySet<string>, afterDot: boolean): boolean {
  // A plain search is faster than a walk over all words, for a few names that are not there.
  if (names.size <= fewNames && ![...names].some((name) => text.includes(name))) return false;
  return afterDot ? writesMember(text, names) : forEachWord(text, (name) => names.has(name));
}

function writesMember(text: string, names: ReadonlySet<string>): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    let start = at + 1;
    while (text.charCodeAt(start) <= 32) start++;
    let end = start;
    while (isWordPart(text.charCodeAt(end))) end++;
    if (end > start && names.has(text.slice(start, end))) return true;
  }
  return false;
}

/** Whether a module of this text can export `name`: it writes the name, hands on another module, or is a CommonJS one. */
export function textMayExport(text: string, name: string): boolean {
  return text.includes(name) || text.includes('module.exports') || /export\s*\*/.test(text);
}

/** Whether a module of this text may load others by names that are not written: from its own folder, or by a name put together. */
export function mayLoadByName(text: string): boolean {
  return /__dirname|import\.meta|\b(?:import|require)\(\s*[^'")\s]/.test(text);
}

/** Whether a text writes what may be a paginator's or a waiter's name. */
export function writesHelper(text: string): boolean {
  return /\b(?:paginate|waitUntil|waitFor)[A-Z]/.test(text);
}

/** Words that are followed by what can be the beginning of a call: those that a text can be seen to call. */
export function calledWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  forEachWord(text, (name, _start, end) => {
    let i = end;
    while (text.charCodeAt(i) <= 32) i++;
    const code = text.charCodeAt(i);
    // `f(`, `f<T>(`, `f?.(`, `f!(`, `(f)(`, `f.call(`, a comment between, or `f as g` in an import.
    if (
      code === 40 ||
      code === 60 ||
      code === 63 ||
      code === 33 ||
      code === 41 ||
      code === 46 ||
      code === 47 ||
      (code === 97 && text.startsWith('as', i))
    )
      found.add(name);
    return false;
  });
  return found;
}

/** Calls `visit` with each identifier-like word of a text until it answers true; whether it did. */
function forEachWord(text: string, visit: (word: string, start: number, end: number) => boolean): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) {
    if (!isWordPart(text.charCodeAt(i))) continue;
    const start = i;
    do i++;
    while (i < length && isWordPart(text.charCodeAt(i)));
    if (visit(text.slice(start, i), start, i)) return true;
  }
  return false;
}

/** Whether a character is one of a word: of an identifier, or beyond ASCII. */
export function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127
  );
}

function isNamePart(code: number): boolean {
  return code === 45 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}
