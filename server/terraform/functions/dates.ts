import { textOf } from '../values/read.ts';
import type { TerraformFunction } from './callFunction.ts';
import { ofTexts } from './ofTexts.ts';

/** A moment, and the offset from UTC that it is told in, in minutes. */
interface Moment {
  readonly time: number;
  readonly offset: number;
}

/** A timestamp of RFC 3339, section 5.6; `undefined` where it is none. */
function momentOf(text: string): Moment | undefined {
  const parts = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(text);
  const time = Date.parse(text);
  if (!parts || Number.isNaN(time)) return undefined;
  const [, sign, hours = '0', minutes = '0'] = parts;
  return { time, offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) };
}

const two = (number: number): string => String(number).padStart(2, '0');

function offsetText(offset: number, colon: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}${colon}${two(minutes % 60)}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What each sequence of letters stands for; https://developer.hashicorp.com/terraform/language/functions/formatdate */
const fields: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  YYYY: (local) => String(local.getUTCFullYear()).padStart(4, '0'),
  YY: (local) => two(local.getUTCFullYear() % 100),
  MMMM: (local) => monthNames[local.getUTCMonth()] ?? '',
  MMM: (local) => (monthNames[local.getUTCMonth()] ?? '').slice(0, 3),
  MM: (local) => two(local.getUTCMonth() + 1),
  M: (local) => String(local.getUTCMonth() + 1),
  DD: (local) => two(local.getUTCDate()),
  D: (local) => String(local.getUTCDate()),
  EEEE: (local) => dayNames[local.getUTCDay()] ?? '',
  EEE: (local) => (dayNames[local.getUTCDay()] ?? '').slice(0, 3),
  hh: (local) => two(local.getUTCHours()),
  h: (local) => String(local.getUTCHours()),
  HH: (local) => two(local.getUTCHours() % 12 || 12),
  H: (local) => String(local.getUTCHours() % 12 || 12),
  AA: (local) => (local.getUTCHours() < 12 ? 'AM' : 'PM'),
  aa: (local) => (local.getUTCHours() < 12 ? 'am' : 'pm'),
  mm: (local) => two(local.getUTCMinutes()),
  m: (local) => String(local.getUTCMinutes()),
  ss: (local) => two(local.getUTCSeconds()),
  s: (local) => String(local.getUTCSeconds()),
  ZZZZZ: (_, offset) => offsetText(offset, ':'),
  ZZZZ: (_, offset) => offsetText(offset, ''),
  ZZZ: (_, offset) => (offset === 0 ? 'UTC' : offsetText(offset, '')),
  Z: (_, offset) => (offset === 0 ? 'Z' : offsetText(offset, ':')),
};

/** Letters are fields, as many of one kind as stand together; what is in quotes stands for itself, `''` for a quote. */
function formatDate(format: string, timestamp: string): string | undefined {
  const moment = momentOf(timestamp);
  if (!moment) return undefined;
  const local = new Date(moment.time + moment.offset * 60_000);
  let result = '';
  for (let at = 0; at < format.length; ) {
    const char = format.charAt(at);
    let end = at + 1;
    if (char === "'") {
      while (end < format.length && (format.charAt(end) !== "'" || format.charAt(end + 1) === "'"))
        end += format.charAt(end) === "'" ? 2 : 1;
      if (end >= format.length) return undefined;
      result += format.slice(at + 1, end).replaceAll("''", "'");
      at = end + 1;
      continue;
    }
    if (/[A-Za-z]/.test(char)) {
      while (format.charAt(end) === char) end++;
      const field = fields[format.slice(at, end)];
      if (!field) return undefined;
      result += field(local, moment.offset);
    } else result += char;
    at = end;
  }
  return result;
}

const unitMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** `-1h30m` in milliseconds; https://pkg.go.dev/time#ParseDuration */
function durationOf(text: string): number | undefined {
  const negative = text.startsWith('-');
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return 0;
  const parts = [...unsigned.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy)];
  if (parts.length === 0 || parts.reduce((length, [whole]) => length + whole.length, 0) < unsigned.length) return undefined;
  const total = parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitMilliseconds[unit] ?? 0), 0);
  return negative ? -total : total;
}

function addTime(timestamp: string, duration: string): string | undefined {
  const moment = momentOf(timestamp);
  const added = durationOf(duration);
  if (!moment || added === undefined) return undefined;
  const local = new Date(moment.time + added + moment.offset * 60_000);
  if (Number.isNaN(local.getTime())) return undefined;
  return `${local.toISOString().slice(0, -5)}${moment.offset === 0 ? 'Z' : offsetText(moment.offset, ':')}`;
}

const timecmp: TerraformFunction = ({ at, values }) => {
  const [first, second] = values.map(textOf);
  const [a, b] = [momentOf(first ?? ''), momentOf(second ?? '')];
  return a && b && { kind: 'number', at, value: Math.sign(a.time - b.time) };
};

/** Dates that do not depend on today; https://developer.hashicorp.com/terraform/language/functions/formatdate and its neighbours. */
export const dateFunctions: Readonly<Record<string, TerraformFunction>> = {
  formatdate: ofTexts(formatDate),
  timeadd: ofTexts(addTime),
  timecmp,
};
