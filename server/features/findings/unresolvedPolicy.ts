import { isPolicyDocument, showPartialText, wholeText } from '../../access/index.ts';
import { fileKind } from '../../files/index.ts';
import type { PolicyDocument, Statement, StatementList, Unevaluated } from '../../terraform/index.ts';
import type { Draft, FindingKind, Rooms } from '../finding.ts';
import { rangeIn } from '../statements.ts';

/** A policy, or a part of one, that can't be evaluated: nothing is missing or unused on its strength. */
export const unresolvedPolicy: FindingKind = {
  code: 'unresolved-policy',
  severity: 'hint',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, { document, address }) =>
    (isPolicyDocument(document) ? unknownOf(document) : [{ ...document, about: 'policy' }]).flatMap((part) =>
      draft(rooms, file, part, address),
    ),
  find: (rooms, file, ofPolicies) => {
    // A JSON file may be a template, which is JSON only when it is rendered: its policy says what is wrong with it.
    const errors = fileKind(file) === 'terraform' ? rooms.terraform.syntaxErrors(file) : [];
    const broken = errors.map(
      (range): Draft => ({
        range,
        message: 'This could not be parsed; what stands in it is not known.',
        subject: 'syntax',
      }),
    );
    const seen = new Set(ofPolicies.map((one) => `${one.range.start} ${one.range.end}`));
    const others = rooms.terraform
      .unresolved(file)
      .flatMap((part) => draft(rooms, file, { ...part, about: part.at.item }, null))
      .filter((one) => !seen.has(`${one.range.start} ${one.range.end}`));
    return [...others, ...broken];
  },
};

interface Part extends Unevaluated {
  /** What is meant, however the reason is worded. */
  readonly about: string;
}

/** What is not known of a document, of the actions and resources of its statements too. */
function unknownOf({ unknown, statements }: PolicyDocument): readonly Part[] {
  // Of what one empty list empties it is that list which a person would fill.
  const more = (list: StatementList | null, what: string, statement: Statement): readonly Part[] =>
    list === null || list.open === null
      ? []
      : [
          {
            about: `${what} of ${statement.sid ? showPartialText(statement.sid.value) : ''}`,
            reason: `there may be more ${what}: ${list.open}`,
            at: list.emptied ?? list.at,
          },
        ];
  // A resource is often known in part only, and judged as such; which action is meant has to be known.
  const unnamed = (list: StatementList | null): readonly Part[] =>
    (list?.elements ?? []).flatMap(({ value, at }): Part[] => {
      const shown = showPartialText(value);
      return wholeText(value) === undefined ? [{ about: `action ${shown}`, reason: `which action ${shown} is cannot be told`, at }] : [];
    });
  return [
    ...unknown.map((part) => ({ ...part, about: 'statements' })),
    ...statements.flatMap((statement) => [
      ...more(statement.actions ?? statement.notActions, 'actions', statement),
      ...unnamed(statement.actions ?? statement.notActions),
      ...more(statement.resources ?? statement.notResources, 'resources', statement),
    ]),
  ];
}

function draft(rooms: Rooms, file: string, { reason, at, about }: Part, address: string | null): readonly Draft[] {
  const range = rangeIn(rooms, file, at);
  if (!range) return [];
  return [
    {
      range,
      message: `${address ? `Not all of ${address} is known` : 'Not evaluated'}: ${reason}.`,
      subject: `${about} ${address ?? ''}`,
      ...(address && { policy: address }),
    },
  ];
}
