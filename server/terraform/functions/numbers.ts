import { grow } from '../evaluate/Session.ts';
import { listValue } from '../values/build.ts';
import { booleanOf, isUnknown, numberOf, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { TerraformFunction } from './callFunction.ts';

const ofNumber =
  (change: (...numbers: number[]) => number): TerraformFunction =>
  ({ at, values, open }) => {
    const numbers = values.map(numberOf);
    if (open !== null || numbers.length === 0 || !numbers.every((number) => number !== undefined)) return undefined;
    const value = change(...numbers);
    return Number.isFinite(value) ? { kind: 'number', at, value } : undefined;
  };

/** Numbers; https://developer.hashicorp.com/terraform/language/functions/abs and its neighbours. */
export const numberFunctions: Readonly<Record<string, TerraformFunction>> = {
  abs: ofNumber(Math.abs),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  max: ofNumber(Math.max),
  min: ofNumber(Math.min),
  pow: ofNumber(Math.pow),
  signum: ofNumber(Math.sign),
  sum: ({ at, values: [value] }) => {
    const list = value && settle(value);
    if (list?.kind !== 'list' || list.open !== null || list.elements.length === 0) return undefined;
    const numbers = list.elements.map(numberOf);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    return { kind: 'number', at, value: numbers.reduce((sum, number) => sum + number, 0) };
  },
  range: ({ at, scope, values }) => {
    const numbers = values.map(numberOf);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    const [first = 0, second, third] = numbers;
    const [start, end] = second === undefined ? [0, first] : [first, second];
    const step = third ?? (start <= end ? 1 : -1);
    if (step === 0 || (end - start) / step > 1024) return undefined;
    const elements: Value[] = [];
    for (let number = start; step > 0 ? number < end : number > end; number += step) elements.push({ kind: 'number', at, value: number });
    grow(scope.session, elements.length);
    return listValue(at, elements);
  },
  parseint: ({ at, values: [value, base] }) => {
    const text = value && textOf(value);
    const radix = base && numberOf(base);
    if (text === undefined || radix === undefined || radix < 2 || radix > 36) return undefined;
    const number = Number.parseInt(text, radix);
    return Number.isNaN(number) ? undefined : { kind: 'number', at, value: number };
  },
  tonumber: ({ at, values: [value] }) => {
    if (!value || isUnknown(value) || settle(value).kind === 'null') return value;
    const number = numberOf(value);
    return number === undefined ? undefined : { kind: 'number', at, value: number };
  },
  tobool: ({ at, values: [value] }) => {
    if (!value || isUnknown(value) || settle(value).kind === 'null') return value;
    const truth = booleanOf(value);
    return truth === undefined ? undefined : { kind: 'boolean', at, value: truth };
  },
};
