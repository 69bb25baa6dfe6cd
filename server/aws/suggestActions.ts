import { actionName, actionsOf, expandActions, knownPrefixes, servicePrefix } from './action.ts';
import { iamPrefixes, knownPackages, operationsOf, packageOfV2Client, packagesOfPrefix } from './clientPackage.ts';
import { remembered } from './remembered.ts';
import { requires } from './requires.ts';
import { sameVerb, verbOf } from './verbOf.ts';

const MOST = 5;

/**
 * Likely meant actions for a wrong one, best first, at most five unless one operation has more: the right action under the
 * right prefix (`bedrock-runtime:InvokeModel`, `cloudwatch-logs:Put*`), an operation's own actions (`s3:HeadObject` →
 * `s3:GetObject`), then names with the same verb a few letters away. An action that exists suggests itself.
 */
export const suggestActions = remembered(suggest, 1000);

function suggest(wrong: string): readonly string[] {
  const colon = wrong.indexOf(':');
  if (colon <= 0 || wrong.length > 300) return [];
  const prefix = wrong.slice(0, colon).toLowerCase();
  const name = wrong.slice(colon + 1);
  const exact = actionName(`${prefix}:${name}`);
  if (exact !== undefined) return [exact];
  const packages = packagesNamed(prefix);
  const prefixes = [...new Set([...(servicePrefix(prefix) === undefined ? [] : [prefix]), ...packages.flatMap(iamPrefixes)])];
  if (/[*?]/.test(name)) {
    const moved = prefixes.length > 0 ? prefixes : nearPrefixes(prefix);
    return moved
      .map((each) => `${each}:${name}`)
      .filter((pattern) => expandActions(pattern).length > 0)
      .slice(0, MOST);
  }
  // A verb that is one is no misspelling: `PutObjectVersion` does not mean `GetObjectVersion`, which permits something else.
  const verb = verbOf(name);
  const isMeant = (candidate: string): boolean => verb === undefined || sameVerb(verb, verbOf(candidate));
  const mapped = packages.flatMap((pkg) => actionsFor(pkg, name));
  if (mapped.length > 0) return [...new Set(mapped)];
  const sameName = prefixes.map((each) => actionName(`${each}:${name}`)).filter((each) => each !== undefined);
  if (sameName.length > 0) return sameName;
  for (const each of prefixes) {
    const candidates = [...actionsOf(each).map(afterColon), ...packagesOfPrefix(each).flatMap(operationsOf)].filter(isMeant);
    const corrected = near(name, candidates, distanceAllowed(name)).flatMap((found) => suggestExact(each, found));
    if (corrected.length > 0) return [...new Set(corrected)].slice(0, MOST);
  }
  const otherPrefixes = nearPrefixes(prefix)
    .map((each) => actionName(`${each}:${name}`))
    .filter((each) => each !== undefined);
  if (otherPrefixes.length > 0) return otherPrefixes.slice(0, MOST);
  if (prefixes.length > 0) return [];
  const elsewhere = knownPrefixes()
    .map((each) => actionName(`${each}:${name}`))
    .filter((each) => each !== undefined);
  // Of a name that many services have, no one is likelier than another.
  return elsewhere.length === 1 ? elsewhere : [];
}

/** Whether a prefix that there is not is another name for one that there is: a client's, or a letter or two away. */
export function meansPrefix(wrong: string, prefix: string): boolean {
  const lower = wrong.toLowerCase();
  return [...packagesNamed(lower).flatMap(iamPrefixes), ...near(lower, knownPrefixes(), 2)].includes(prefix);
}

/**
 * Whether the part after the colon is an operation of a client with that prefix (or name), though no such action exists.
 * An operation whose actions AWS's reference lacks is not meant: an action of its name may well exist.
 */
export function isOperationName(action: string): boolean {
  const colon = action.indexOf(':');
  if (colon <= 0 || actionName(action) !== undefined) return false;
  return packagesNamed(action.slice(0, colon).toLowerCase()).some(
    (pkg) => requires(pkg, action.slice(colon + 1))?.confidence === 'catalogue',
  );
}

/** An operation's catalogued actions; where one or another of several is needed, all of them. */
function actionsFor(pkg: string, operation: string): readonly string[] {
  const found = requires(pkg, operation);
  if (found?.confidence !== 'catalogue') return [];
  const own = (need: { readonly action: string }): boolean => iamPrefixes(pkg).some((prefix) => need.action.startsWith(`${prefix}:`));
  const needs = found.actions.length > 0 ? found.actions : found.conditional.filter(own);
  return [...new Set(needs.map((need) => need.action))];
}

/** Packages whose prefix, own name or v2 class is that word. */
const packagesNamed = remembered((word): readonly string[] => {
  const own = `@aws-sdk/client-${word}`;
  const v2 = packageOfV2Client(word);
  return [...new Set([...(knownPackages().includes(own) ? [own] : []), ...(v2 === undefined ? [] : [v2]), ...packagesOfPrefix(word)])];
}, 1000);

function suggestExact(prefix: string, name: string): readonly string[] {
  const own = actionName(`${prefix}:${name}`);
  if (own !== undefined) return [own];
  return packagesOfPrefix(prefix).flatMap((pkg) => actionsFor(pkg, name));
}

function afterColon(action: string): string {
  return action.slice(action.indexOf(':') + 1);
}

function distanceAllowed(name: string): number {
  return Math.max(1, Math.min(3, Math.floor(name.length / 4)));
}

/** Of a prefix of three or four letters two edits leave next to nothing: `efs` is not `fsx`. */
const nearPrefixes = (prefix: string): readonly string[] => near(prefix, knownPrefixes(), prefix.length <= 4 ? 1 : 2);

/** The candidates at most so many edits away, nearest first, then by name. */
function near(text: string, candidates: readonly string[], most: number): readonly string[] {
  const lower = text.toLowerCase();
  return [...new Set(candidates)]
    .filter((each) => Math.abs(each.length - text.length) <= most)
    .map((each) => ({ each, far: editDistance(lower, each.toLowerCase()) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
    .map(({ each }) => each);
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
