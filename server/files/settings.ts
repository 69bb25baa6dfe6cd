import { type ParseError, parse } from 'jsonc-parser';
import * as z from 'zod';
import { jsonErrorWords } from './jsonProblem.ts';
import { lineIndex } from './lineIndex.ts';
import { folderOf, joinPath } from './paths.ts';
import type { FilePath } from './range.ts';
import { shallowJson } from './shallowJson.ts';

const severity = z.enum(['error', 'warning', 'hint', 'off']);
const call = z.strictObject({
  package: z.string().describe('npm name of the package that calls AWS'),
  export: z.string().describe('its export that is called or constructed'),
  operations: z.array(z.string()).describe('"@aws-sdk/client-s3:PutObject", one for each operation behind it'),
});

/**
 * The shape of `iam-policy-sync.json`; the build publishes its JSON schema from here.
 * @public
 */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  pairs: z
    .array(
      z.strictObject({
        code: z.string().describe('folder of the code, relative to this file'),
        policy: z.string().describe('Terraform address of the policy, e.g. aws_iam_policy.backend'),
      }),
    )
    .optional()
    .describe('which code is judged against which policy'),
  reference: z.string().optional().describe('the reference document, relative to this file'),
  exclude: z.array(z.string()).optional().describe('globs, relative to this file, of files to leave out'),
  include: z
    .array(z.string())
    .optional()
    .describe('globs, relative to this file, of files to read though they look like tests or build output'),
  severity: z.record(z.string(), severity).optional().describe('severity by finding, e.g. { "unused-action": "off" }'),
  libraries: z.array(call).optional().describe('packages that call AWS and that the built-in table does not know'),
  varFiles: z.array(z.string()).optional().describe('.tfvars files that apply, relative to this file, in order'),
});

export type SeverityName = z.infer<typeof severity>;

/** Settings in force: those of all configuration files, with absolute paths. */
export interface Settings {
  readonly pairs: readonly { readonly code: FilePath; readonly policy: string; readonly within: FilePath }[];
  readonly reference: readonly FilePath[];
  readonly exclude: readonly { readonly within: FilePath; readonly glob: string }[];
  readonly include: readonly { readonly within: FilePath; readonly glob: string }[];
  readonly severity: Readonly<Record<string, SeverityName>>;
  readonly libraries: readonly { readonly package: string; readonly export: string; readonly operations: readonly string[] }[];
  readonly varFiles: readonly FilePath[];
}

/** What is wrong in a configuration file, for a person: `file:line: message`. */
export interface SettingsProblem {
  readonly file: FilePath;
  readonly line: number;
  readonly message: string;
}

export const noSettings: Settings = { pairs: [], reference: [], exclude: [], include: [], severity: {}, libraries: [], varFiles: [] };

/** Reads one configuration file (JSON with comments). Paths in it are relative to its folder. */
export function readSettings(
  file: FilePath,
  text: string,
): { readonly settings: Settings } | { readonly problems: readonly SettingsProblem[] } {
  const lines = lineIndex(text);
  const errors: ParseError[] = [];
  const shallow = shallowJson(text);
  const json: unknown = parse(shallow, errors, { allowTrailingComma: true, allowEmptyContent: shallow === text }) ?? {};
  if (errors.length > 0) {
    return {
      problems: errors.map((error) => ({
        file,
        line: lines.positionAt(error.offset).line,
        message: `not valid JSON: ${jsonErrorWords(error)}`,
      })),
    };
  }
  const result = settingsSchema.safeParse(json);
  if (!result.success) {
    return {
      problems: result.error.issues.map((issue) => ({
        file,
        line: lineOfPath(text, [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].map(String)),
        message: `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${issue.message}`,
      })),
    };
  }
  const folder = folderOf(file);
  const value = result.data;
  const absolute = (path: string) => joinPath(folder, path);
  return {
    settings: {
      pairs: (value.pairs ?? []).map((pair) => ({ code: absolute(pair.code), policy: pair.policy, within: folder })),
      reference: value.reference === undefined ? [] : [absolute(value.reference)],
      exclude: (value.exclude ?? []).map((glob) => ({ within: folder, glob })),
      include: (value.include ?? []).map((glob) => ({ within: folder, glob })),
      severity: value.severity ?? {},
      libraries: value.libraries ?? [],
      varFiles: (value.varFiles ?? []).map(absolute),
    },
  };

  function lineOfPath(source: string, path: readonly string[]): number {
    const last = path.findLast((part) => Number.isNaN(Number(part)));
    const offset = last === undefined ? 0 : source.indexOf(`"${last}"`);
    return lines.positionAt(Math.max(0, offset)).line;
  }
}

/** The settings of several files together; for one finding's severity the last file wins. */
export function mergeSettings(all: readonly Settings[]): Settings {
  return {
    pairs: all.flatMap((s) => s.pairs),
    reference: all.flatMap((s) => s.reference),
    exclude: all.flatMap((s) => s.exclude),
    include: all.flatMap((s) => s.include),
    severity: Object.assign({}, ...all.map((s) => s.severity)),
    libraries: all.flatMap((s) => s.libraries),
    varFiles: all.flatMap((s) => s.varFiles),
  };
}
