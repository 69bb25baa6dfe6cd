import { grow } from '../evaluate/Session.ts';
import { failure, listValue } from '../values/build.ts';
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

/** The numbers that Terraform makes at most in one call of `range`. */
const longestRange = 1024;

/** Why Terraform refuses a range; https://developer.hashicorp.com/terraform/language/functions/range */
function rangeFault(start: number, end: number, step: number): string | undefined {
  if (step === 0) return 'the step of a range must not be 0';
  if ((end - start) * step < 0) return `a range does not get from ${start} to ${end} in steps of ${step}`;
  return Math.ceil((end - start) / step) > longestRange ? `a range has at most ${longestRange} numbers` : undefined;
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A whole number to a base up to 62; where letters of one case suffice, the case counts for nothing. */
function wholeNumber(text: string, base: number): number | undefined {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '' || !Number.isInteger(base) || base < 2 || base > digits.length) return undefined;
  let number = 0;
  for (const char of base <= 36 ? unsigned.toLowerCase() : unsigned) {
    const digit = digits.indexOf(char);
    if (digit < 0 || digit >= base) return undefined;
    number = number * base + digit;
  }
  if (!Number.isSafeInteger(number)) return undefined;
  return text.startsWith('-') ? -number : number;
}

/** Numbers; https://developer.hashicorp.com/terraform/language/functions/abs and its neighbours. */
export const numberFunctions: Readonly<Record<string, TerraformFunction>> = {
  abs: ofNumber(Math.abs),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  max: ofNumber(Math.max),
  min: ofNumber(Math.min),
  pow: ofNumber(Math.pow),
  log: ofNumber((number, base = Number.NaN) => Math.log(number) / Math.log(base)),
  signum: ofNumber(Math.sign),
  sum: ({ at, values: [value] }) => {
    const list = value && settle(value);
    if (list?.kind !== 'list' || list.open !== null || list.elements.length === 0) return undefined;
    const numbers = list.elements.map(numberOf);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    return { kind: 'number', at, value: numbers.reduce((sum, number) => sum + number, 0) };
  },
  range: ({ at, scope, values, text }) => {
    const numbers = values.map(numberOf);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    const [first = 0, second, third] = numbers;
    const [start, end] = second === undefined ? [0, first] : [first, second];
    const step = third ?? (start <= end ? 1 : -1);
    const fault = rangeFault(start, end, step);
    if (fault) return failure(at, text, fault);
    const elements: Value[] = [];
    for (let number = start; step > 0 ? number < end : number > end; number += step) elements.push({ kind: 'number', at, value: number });
    grow(scope.session, elements.length);
    return listValue(at, elements);
  },
  parseint: ({ at, values: [value, base] }) => {
    const text = value && textOf(value);
    const radix = base && numberOf(base);
    const number = text === undefined || radix === undefined ? undefined : wholeNumber(text, radix);
    return number === undefined ? undefined : { kind: 'number', at, value: number };
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
