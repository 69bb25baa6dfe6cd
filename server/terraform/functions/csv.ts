import { grow } from '../evaluate/Session.ts';
import { listValue, objectValue, stringValue } from '../values/build.ts';
import { settle, textOf } from '../values/read.ts';
import type { TerraformFunction } from './callFunction.ts';

/** The records of a CSV text (RFC 4180), each a list of fields; `undefined` where it is none. Empty lines count for nothing. */
function recordsOf(text: string): readonly (readonly string[])[] | undefined {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text.charAt(at) === '"') {
      for (;;) {
        const end = text.indexOf('"', at + 1);
        if (end < 0) return undefined;
        field += text.slice(at + 1, end);
        at = end + 1;
        if (text.charAt(at) !== '"') break;
        field += '"';
      }
    } else {
      const start = at;
      while (at < text.length && !',\n'.includes(text.charAt(at))) at++;
      field = text.slice(start, at);
      if (text.charAt(at) !== ',') field = field.replace(/\r$/, '');
      if (field.includes('"')) return undefined;
    }
    record.push(field.replaceAll('\r\n', '\n'));
    if (text.startsWith('\r\n', at)) at++;
    const separator = text.charAt(at++);
    if (separator === ',' && at < text.length) continue;
    if (separator === ',') record.push('');
    else if (separator !== '\n' && separator !== '') return undefined;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}

const csvdecode: TerraformFunction = ({ scope, values: [value] }) => {
  const settled = value && settle(value);
  const text = settled && textOf(settled);
  if (!settled || text === undefined) return undefined;
  grow(scope.session, text.length / 16);
  const [names, ...rows] = recordsOf(text) ?? [];
  if (!names || new Set(names).size < names.length || rows.some((row) => row.length !== names.length)) return undefined;
  const { at } = settled;
  return listValue(
    at,
    rows.map((row) =>
      objectValue(
        at,
        names.map((key, index) => ({ key, keyAt: at, value: stringValue(at, row[index] ?? '') })),
      ),
    ),
  );
};

/** https://developer.hashicorp.com/terraform/language/functions/csvdecode */
export const csvFunctions: Readonly<Record<string, TerraformFunction>> = { csvdecode };
