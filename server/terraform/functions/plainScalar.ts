const truths: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, boolean] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, boolean] => [word, false]),
]);
const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** https://yaml.org/spec/1.2.2/#1032-tag-resolution */
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;

/** https://yaml.org/type/timestamp.html */
const timestamp =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d{2}):(\d{2})(?:\.\d*)?(?:[ \t]*(Z|([-+])(\d\d?)(?::?(\d{2}))?))?)?$/;

const two = (text: string | undefined): string => (text ?? '00').padStart(2, '0');

/** A timestamp as RFC 3339 has it, without fractions of a second. */
function timestampText(source: string): string | undefined {
  const parts = timestamp.exec(source);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, zone, sign, zoneHours, zoneMinutes] = parts;
  const offset = zone === undefined || zone === 'Z' ? 'Z' : `${sign}${two(zoneHours)}:${two(zoneMinutes)}`;
  const text = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}

const tags: Readonly<Record<string, (value: string | number | boolean | null) => boolean>> = {
  '!!bool': (value) => typeof value === 'boolean',
  '!!int': (value) => typeof value === 'number' && Number.isInteger(value),
  '!!float': (value) => typeof value === 'number',
  '!!null': (value) => value === null,
  '!!timestamp': (value) => typeof value === 'string',
};

/**
 * What an unquoted scalar of YAML says to Terraform; with a tag, only what the tag allows: `undefined` for anything else.
 * `2012-10-17` is a timestamp and becomes `2012-10-17T00:00:00Z`.
 */
export function plainScalar(source: string, tag: string | undefined): string | number | boolean | null | undefined {
  const value = resolved(source);
  return tag === undefined || tags[tag]?.(value) ? value : undefined;
}

function resolved(source: string): string | number | boolean | null {
  const truth = truths.get(source);
  if (truth !== undefined) return truth;
  if (nulls.has(source)) return null;
  if (decimal.test(source) || octal.test(source) || hexadecimal.test(source)) return Number(source);
  return timestampText(source) ?? source;
}
