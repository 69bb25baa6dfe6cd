import { pushUnder } from '../../query/index.ts';
import { grow } from '../evaluate/Session.ts';
import { asSet } from '../modules/typeConstraint.ts';
import { listValue, objectValue, stringValue } from '../values/build.ts';
import { numberOf, numberText, settle, textOf } from '../values/read.ts';
import { stringifyJson } from '../values/stringifyJson.ts';
import type { ListValue, Value } from '../values/Value.ts';
import type { TerraformFunction } from './callFunction.ts';
import { listOf } from './collections.ts';

/** A text by which equal known values are known. */
function identityOf(value: Value): string | undefined {
  const settled = settle(value);
  if (settled.kind === 'list' || settled.kind === 'object') return stringifyJson(settled);
  return settled.kind === 'number' ? numberText(settled.value) : textOf(settled);
}

const knownList = (value: Value | undefined): ListValue | undefined => {
  const list = value && settle(value);
  return list?.kind === 'list' && list.open === null && list.elements.every((one) => identityOf(one) !== undefined) ? list : undefined;
};

/** A function of sets whose elements are all known. */
const ofSets =
  (keep: (element: string, others: readonly ReadonlySet<string>[]) => boolean): TerraformFunction =>
  ({ at, values, open }) => {
    const lists = values.map(knownList);
    const [first] = lists;
    if (!first || open !== null || !lists.every((list) => list !== undefined)) return undefined;
    const others = lists.slice(1).map((list) => new Set(list.elements.map((one) => identityOf(one) ?? '')));
    return asSet(
      listValue(
        at,
        first.elements.filter((one) => keep(identityOf(one) ?? '', others)),
      ),
    );
  };

const setunion: TerraformFunction = ({ at, values, open }) => {
  const lists = values.map(listOf);
  if (!lists.every((list) => list !== undefined)) return undefined;
  const reason = lists.find((list) => list.open !== null)?.open ?? open;
  return asSet(
    listValue(
      at,
      lists.flatMap((list) => list.elements),
      reason,
    ),
  );
};

const setproduct: TerraformFunction = ({ at, scope, values, open }) => {
  const lists = values.map((value) => settle(value));
  if (open !== null || lists.length < 2) return undefined;
  let rows: readonly (readonly Value[])[] = [[]];
  for (const list of lists) {
    if (list.kind !== 'list' || list.open !== null) return undefined;
    grow(scope.session, rows.length * list.elements.length);
    rows = rows.flatMap((row) => list.elements.map((element) => [...row, element]));
  }
  return listValue(
    at,
    rows.map((row) => listValue(at, row)),
  );
};

const transpose: TerraformFunction = ({ at, values: [value] }) => {
  const object = value && settle(value);
  if (object?.kind !== 'object' || object.open !== null) return undefined;
  const groups = new Map<string, Value[]>();
  for (const entry of object.entries) {
    const list = knownList(entry.value);
    if (!list) return undefined;
    for (const element of list.elements) {
      const key = textOf(element) ?? '';
      pushUnder(groups, key, stringValue(entry.keyAt, entry.key));
    }
  }
  return objectValue(
    at,
    [...groups].map(([key, elements]) => ({ key, keyAt: at, value: asSet(listValue(at, elements)) })),
  );
};

/** Sets; https://developer.hashicorp.com/terraform/language/functions/setunion and its neighbours. */
export const setFunctions: Readonly<Record<string, TerraformFunction>> = {
  setunion,
  setproduct,
  transpose,
  setintersection: ofSets((element, others) => others.every((set) => set.has(element))),
  setsubtract: ofSets((element, [other]) => !other?.has(element)),
  matchkeys: ({ at, values: [values, keys, wanted] }) => {
    const list = knownList(keys);
    const search = knownList(wanted);
    const results = values && settle(values);
    if (!list || !search || results?.kind !== 'list') return undefined;
    const names = new Set(search.elements.map(identityOf));
    return listValue(
      at,
      results.elements.filter((_, index) => {
        const key = list.elements[index];
        return key !== undefined && names.has(identityOf(key));
      }),
      results.open,
    );
  },
  chunklist: ({ at, values: [value, size] }) => {
    const list = value && settle(value);
    const given = size && numberOf(size);
    if (list?.kind !== 'list' || list.open !== null || given === undefined || given < 0) return undefined;
    // Chunks of no size are one of all.
    const count = given || Math.max(1, list.elements.length);
    const chunks: Value[] = [];
    for (let start = 0; start < list.elements.length; start += count) chunks.push(listValue(at, list.elements.slice(start, start + count)));
    return listValue(at, chunks);
  },
};
