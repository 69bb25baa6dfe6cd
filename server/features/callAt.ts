import type { PartialText } from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import type { FilePath, Range } from '../files/index.ts';
import type { Sourced } from '../terraform/index.ts';
import type { Rooms } from './finding.ts';
import { type ReadStatement, rangeIn, statementsIn } from './statements.ts';

/** The call at an offset: the smallest whose expression holds it. */
export function callAt({ code }: Rooms, file: FilePath, offset: number): { readonly call: SdkCall; readonly range: Range } | undefined {
  let best: { readonly call: SdkCall; readonly range: Range } | undefined;
  for (const call of code.calls(file)) {
    const range = code.place(file, call.id)?.range;
    if (!range || offset < range.start || offset > range.end) continue;
    if (!best || range.end - range.start < best.range.end - best.range.start) best = { call, range };
  }
  return best;
}

/** The element of `Action` or `NotAction` at an offset. */
export function actionAt(
  rooms: Rooms,
  file: FilePath,
  offset: number,
): (ReadStatement & { readonly element: Sourced<PartialText>; readonly range: Range }) | undefined {
  for (const found of statementsIn(rooms, file)) {
    for (const list of [found.statement.actions, found.statement.notActions]) {
      for (const element of list?.elements ?? []) {
        const range = rangeIn(rooms, file, element.at);
        if (range && range.start <= offset && offset <= range.end) return { ...found, element, range };
      }
    }
  }
  return undefined;
}
