import { distance } from 'fastest-levenshtein';
import { wholeText } from '../../access/index.ts';
import {
  action,
  catalogueDate,
  expandActions,
  isOperationName,
  meansPrefix,
  type PartialText,
  servicePrefix,
  suggestActions,
} from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Policy, ResourceGrant, Sourced, Statement } from '../../terraform/index.ts';
import { correction, wordIn } from '../correction.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { type ReadStatement, rangeIn, statementsOf } from '../statements.ts';
import { cut, listed } from '../wording.ts';

/** An action in a policy that AWS does not define: a wrong prefix, a misspelling, the operation's name for the action's. */
export const unknownAction: FindingKind = {
  code: 'unknown-action',
  severity: 'error',
  in: ['terraform', 'json'],
  ofPolicy: inOnePolicy,
  ofGrant: inOnePolicy,
  ofReading: (rooms, file, reading) => inOnePolicy(rooms, file, reading, true),
};

function inOnePolicy(rooms: Rooms, file: FilePath, policy: Policy | ResourceGrant, isReading = false): readonly Draft[] {
  return statementsOf(policy).flatMap((found) =>
    [found.statement.actions, found.statement.notActions].flatMap((list) => {
      const elements = list?.elements ?? [];
      if (!elements.some(({ at }) => at.file === file)) return [];
      return wrongIn(elements).flatMap((element) => draft(rooms, file, found, element, isReading));
    }),
  );
}

/**
 * The elements that name no action. Of the patterns that one expression combines from services and verbs
 * (`formatlist("%s:View*", services)`) some match nothing: that is no mistake where others do.
 */
function wrongIn(elements: readonly Sourced<PartialText>[]): readonly Sourced<string>[] {
  const whole = elements.flatMap((element): Sourced<string>[] => {
    const written = wholeText(element.value);
    return written === undefined ? [] : [{ value: written, at: element.at }];
  });
  const place = ({ at }: Sourced<string>) => JSON.stringify(at);
  const matched = new Set(whole.filter((element) => isKnown(element.value)).map(place));
  const isCombined = (element: Sourced<string>) =>
    isPattern(element.value) && servicePrefix(prefixOf(element.value)) !== undefined && matched.has(place(element));
  return whole.filter((element) => !isKnown(element.value) && !isCombined(element));
}

const isPattern = (written: string): boolean => /[*?]/.test(written);

const prefixOf = (written: string): string => written.slice(0, Math.max(0, written.indexOf(':')));

/**
 * Actions that AWS itself writes into policies of resources, though its reference has none of that name: in the policy that SNS
 * makes for a topic, and in the one that lets OpenSearch write logs.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html,
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
 */
const outsideTheReference: ReadonlySet<string> = new Set(['sns:receive', 'logs:putlogeventsbatch']);

const isKnown = (written: string): boolean =>
  written === '*' ||
  outsideTheReference.has(written.toLowerCase()) ||
  (isPattern(written) ? expandActions(written).length > 0 : action(written) !== undefined);

function draft(
  rooms: Rooms,
  file: FilePath,
  { policy, statement }: ReadStatement<Policy | ResourceGrant>,
  { value: written, at }: Sourced<string>,
  isReading: boolean,
): readonly Draft[] {
  const whole = rangeIn(rooms, file, at);
  if (!whole) return [];
  // Of a file that is read as data, such as YAML, no more than its text is known.
  const isFile = at.item === '' && at.pointer === undefined;
  const range = (isFile && wordIn(rooms, at, written)) || whole;
  const suggestions = suggestActions(written);
  const nearest = suggestions[0];
  const operation = isOperationName(written);
  // Of two that are as near, which of them is meant is for a person to say: `PetObject` is `GetObject` or `PutObject`.
  const isTie = !operation && nearest !== undefined && suggestions.slice(1).some((other) => far(other, written) <= far(nearest, written));
  const isMistake =
    nearest !== undefined && (operation || far(nearest, written) === 1 || (suggestions.length === 1 && sameAction(nearest, written)));
  const sure = isMistake && !isTie;
  const prefix = prefixOf(written);
  const right = nearest === undefined || isTie ? [] : operation ? suggestions : [nearest];
  const meant = isTie ? suggestions.filter((other) => far(other, written) <= far(nearest, written)) : right;
  const fixes = (): readonly FixOffer[] => {
    if (right.length === 0 || !statement.actions || policy.notEditable !== null) return [];
    if (!isFile && !isReading) return [fix(policy.id, statement, at, written, right, sure)];
    const corrected = (sure || isReading) && right.length === 1 ? correction(rooms, at, written, right[0] as string) : undefined;
    return corrected ? [{ ...corrected, unsafe: !sure, preferred: sure }] : [];
  };
  return [
    {
      range,
      message: `${reason(written, cut(written), prefix, operation)}${meant.length > 0 ? ` Did you mean ${isTie ? meant.join(' or ') : listed(meant)}?` : ''}`,
      subject: `${written} ${policy.address}`,
      severity: isMistake ? 'error' : 'warning',
      actions: [written],
      policy: policy.address,
      fixes: fixes(),
    },
  ];
}

const far = (one: string, other: string): number => distance(one.toLowerCase(), other.toLowerCase());

/** The right action, under another name of its prefix: not that of another service. */
function sameAction(right: string, written: string): boolean {
  const [prefix = '', name = ''] = right.split(':');
  const [wrong = '', same = ''] = written.split(':');
  return name.toLowerCase() === same.toLowerCase() && meansPrefix(wrong, prefix);
}

function reason(written: string, shown: string, prefix: string, operation: boolean): string {
  if (prefix === '') return `${shown || 'An empty text'} is no IAM action: it has no service prefix.`;
  if (!servicePrefix(prefix))
    return `${cut(prefix)} is no IAM service prefix in the catalogue of ${catalogueDate}, so ${shown} grants nothing.`;
  if (operation) return `${shown} is an operation of the SDK and no IAM action.`;
  if (isPattern(written)) return `${shown} matches no action in the catalogue of ${catalogueDate}.`;
  return `${shown} is not in the catalogue of ${catalogueDate}.`;
}

function fix(
  policy: string,
  statement: Statement,
  element: Sourced<string>['at'],
  written: string,
  right: readonly string[],
  sure: boolean,
): FixOffer {
  return {
    id: 'correct',
    title: `Replace ${cut(written)} by ${listed(right)}${sure ? '' : levelsOf(right)}`,
    unsafe: !sure,
    preferred: sure,
    change: {
      kind: 'policy',
      policy,
      what: { kind: 'replaceElement', statement: statement.at, element, with: right.map((name) => [name]) },
    },
  };
}

/** What a guess would permit: an action of a similar name may be of another access level. */
function levelsOf(right: readonly string[]): string {
  const levels = [...new Set(right.flatMap((name) => action(name)?.accessLevel ?? []))];
  return levels.length > 0 ? ` (access level: ${listed(levels)})` : '';
}
