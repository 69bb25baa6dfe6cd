import { wholeText } from '../access/index.ts';
import { actionMatches, expandActions } from '../aws/index.ts';
import type { FilePath, Place } from '../files/index.ts';
import { actionAt, callAt } from './callAt.ts';
import type { Rooms } from './finding.ts';
import { readPoliciesIn } from './statements.ts';

/**
 * The other side of what stands at an offset: of an action in a policy, the calls that need it; of a call, the elements of
 * policies that name an action it needs.
 */
export function referencing(rooms: Rooms): (file: FilePath, offset: number) => readonly Place[] {
  return (file, offset) => {
    const action = actionAt(rooms, file, offset);
    const pattern = action && wholeText(action.element.value);
    if (pattern !== undefined) return callsThatNeed(rooms, pattern);
    const call = callAt(rooms, file, offset);
    return call ? elementsThatName(rooms, file, call.call.id) : [];
  };
}

function callsThatNeed({ code, access }: Rooms, pattern: string): readonly Place[] {
  const places = expandActions(pattern)
    .flatMap((name) => access.needsOfAction(name))
    .flatMap((need): Place[] => {
      const place = code.place(need.file, need.call);
      return place ? [{ file: need.file, ...place.nameRange }] : [];
    });
  return distinct(places);
}

function elementsThatName(rooms: Rooms, file: FilePath, id: string): readonly Place[] {
  const needed = rooms.access.needs(file).filter((need) => need.call === id);
  const places = rooms.terraform.files().flatMap((source) =>
    readPoliciesIn(rooms, source).flatMap(({ document }) =>
      document.statements
        .flatMap((statement) => statement.actions?.elements ?? [])
        .flatMap(({ value, at }): Place[] => {
          const text = wholeText(value);
          const range =
            text !== undefined && needed.some((need) => actionMatches(text, need.action)) ? rooms.terraform.range(at) : undefined;
          return range ? [{ file: at.file, start: range.start, end: range.end }] : [];
        }),
    ),
  );
  return distinct(places);
}

function distinct(places: readonly Place[]): readonly Place[] {
  const all = [...new Map(places.map((place) => [`${place.file} ${place.start}`, place])).values()];
  return all.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}
