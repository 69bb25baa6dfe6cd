import type { PartialText } from '../aws/index.ts';
import type { FilePath, Files } from '../files/index.ts';
import { family, hashOf, type IndexEntry, index, whenGone } from '../query/index.ts';
import type { Principal, Unevaluated } from './Policy.ts';
import { filesOf } from './policies/filesOf.ts';
import { addressKey, grantKey, type Named, nameKey, principalKey, type ResourceFacts } from './policies/ResourceFacts.ts';
import { itemsRead } from './policies/unread.ts';
import type { NamedWorkload } from './resources/workloads.ts';
import type { Boundary, Reading, ResourceGrant } from './Workload.ts';

/** What the facts of resources say, by what they say it of; the key of each in brackets. */
interface Sayings {
  /** A policy's id [the root module]. */
  readonly policy: string;
  /** The key of the facts that hold a policy [its id]. */
  readonly home: string;
  /** Ids of policies that have text in a file [the file]. */
  readonly written: string;
  /** Policies as they are written [each file with text of theirs]. */
  readonly reading: Reading;
  /** JSON files that hold text of policies [nothing]. */
  readonly json: FilePath;
  /** What could not be evaluated in a file [the file]. */
  readonly unresolved: Unevaluated;
  /** An item that a policy is written in, or of which it is said why it is not known [`itemKey`]. */
  readonly read: true;
  /** Ids of the instances of a module [its folder]. */
  readonly instance: string;
  /** Whom a policy is attached to [its id]. */
  readonly attached: Named;
  /** ARNs of other policies that are attached to a principal, `null` for one that is not known [`principalKey`]. */
  readonly managed: string | null;
  /** What is attached: a policy that is known, or perhaps any of the workspace, by its ARN [the root module]. */
  readonly attaches: 'known' | 'any';
  /** Why any policy may be attached to more than is known [the root module]. */
  readonly doubt: string;
  /** The principal that has a name [`principalKey`]. */
  readonly principal: Principal;
  /** The key by name of a declared principal [root module and address]. */
  readonly nameKey: string;
  /** The groups that a user is in [`principalKey`]. */
  readonly groups: Named;
  /** [Root module and address of the principal]. */
  readonly boundary: Boundary;
  /** The principals whose permissions boundary a policy is [its id]. */
  readonly bounds: Principal;
  /** [Its id]. */
  readonly grant: ResourceGrant;
  /** [`grantKey` of a principal that it names]. */
  readonly grantTo: ResourceGrant;
  /** Ids of policies of resources that have text in a file [the file]. */
  readonly grantWritten: string;
  /** [The root module]. */
  readonly workload: NamedWorkload;
  readonly logGroup: { readonly root: FilePath; readonly address: string; readonly name: PartialText };
}

/** All that is said of a kind under a key, in the order of the resources that say it. */
export type Heard = <K extends keyof Sayings>(kind: K, key: string) => readonly Sayings[K][];

type Entry = IndexEntry<Sayings[keyof Sayings]>;

/** A unit's own facts: by key those of the resources of one file, in one instance of its module. */
export interface Unit {
  /** The module's instance, and its folder. */
  readonly instance: string;
  readonly folder: FilePath;
  readonly keys: readonly string[];
  /** What could not be evaluated of its module calls. */
  readonly unresolved: readonly Unevaluated[];
}

/** Keeps what the facts of all units say. Whoever asks depends on what is said of a kind under a key, and nothing else. */
export function createFactIndex(
  files: Files,
  roots: () => readonly FilePath[],
  units: () => readonly string[],
  unit: (unit: string) => Unit,
  facts: (key: string) => ResourceFacts,
): Heard {
  const inPart = family('factsPart', (part): readonly Entry[] => {
    const [number = '', ...name] = part.split('\t');
    return (inParts(unit(name.join('\t')).keys)[Number(number)] ?? []).flatMap((key) => sayingsOf(key, facts(key)));
  });
  const said = index<Sayings[keyof Sayings]>(units, (name) => {
    const { instance, folder, keys, unresolved } = unit(name);
    const parts = inParts(keys);
    const ofFacts =
      parts.length === 1 ? keys.flatMap((key) => sayingsOf(key, facts(key))) : parts.flatMap((_, number) => inPart(`${number}\t${name}`));
    return [say('instance', folder, instance), ...unresolved.map((one) => say('unresolved', one.at.file, one)), ...ofFacts];
  });
  const forget = (kinds: readonly (keyof Sayings)[]) => (key: string) => {
    for (const kind of kinds) said.drop(`${kind}\t${key}`);
  };
  files.whenGone(forget(['written', 'grantWritten', 'reading', 'unresolved']));
  whenGone(roots, forget(['policy', 'doubt', 'workload', 'logGroup']));
  return <K extends keyof Sayings>(kind: K, key: string) => said(`${kind}\t${key}`) as readonly Sayings[K][];
}

/** Whether a file that holds a policy's text is none of the configuration's own. */
const isJson = (file: FilePath): boolean => !/\.(tf|tofu)(\.json)?$/.test(file);

const say = <K extends keyof Sayings>(kind: K, key: string, entry: Sayings[K]): Entry => ({ key: `${kind}\t${key}`, entry });

function sayingsOf(key: string, facts: ResourceFacts): readonly Entry[] {
  const found: Entry[] = [];
  for (const policy of facts.policies) {
    found.push(say('policy', policy.root, policy.id), say('home', policy.id, key));
    for (const file of filesOf(policy)) {
      found.push(say('written', file, policy.id));
      if (isJson(file)) found.push(say('json', '', file));
    }
  }
  for (const reading of facts.readings) {
    for (const file of filesOf(reading)) {
      found.push(say('reading', file, reading));
      if (isJson(file)) found.push(say('json', '', file));
    }
  }
  for (const { policy, principals, root } of facts.attachments) {
    for (const principal of principals) {
      if (policy.kind === 'resource') found.push(say('attached', policy.id, principal));
      else found.push(say('managed', principalKey(principal), policy.kind === 'arn' ? policy.arn : null));
    }
    const isKnown = policy.kind === 'resource' || (policy.kind === 'arn' ? isAwsManaged(policy.arn) : policy.ofModule === true);
    found.push(say('attaches', root, isKnown ? 'known' : 'any'));
    if (policy.kind === 'unknown' && !policy.external) found.push(say('doubt', root, policy.reason));
  }
  for (const { principal, name } of facts.principals) {
    if (name === null) continue;
    const key = nameKey(principal.root, principal.kind, name);
    found.push(say('principal', key, principal), say('nameKey', addressKey(principal.root, principal.address), key));
  }
  for (const { user, group } of facts.memberships) found.push(say('groups', principalKey(user), group));
  for (const { principal, policy: limit } of facts.boundaries) {
    found.push(say('boundary', addressKey(principal.root, principal.address), boundaryOf(limit)));
    if (limit.kind === 'resource') found.push(say('bounds', limit.id, principal));
  }
  for (const grant of facts.grants) {
    found.push(say('grant', grant.id, grant));
    const statements = grant.limit === null && 'statements' in grant.document ? grant.document.statements : [];
    for (const named of new Set(statements.flatMap(({ principals }) => principals?.named.map((one) => grantKey(grant.root, one)) ?? [])))
      found.push(say('grantTo', named, grant));
    for (const file of filesOf(grant)) {
      found.push(say('grantWritten', file, grant.id));
      if (isJson(file)) found.push(say('json', '', file));
    }
  }
  for (const workload of facts.workloads) found.push(say('workload', workload.root, workload));
  for (const group of facts.logGroups) found.push(say('logGroup', group.root, group));
  for (const one of facts.unresolved) found.push(say('unresolved', one.at.file, one));
  for (const item of itemsRead(facts)) found.push(say('read', item, true));
  return found;
}

const isAwsManaged = (arn: string): boolean => /^arn:[^:]*:iam::aws:policy\//.test(arn);

const boundaryOf = (limit: ResourceFacts['boundaries'][number]['policy']): Boundary =>
  limit.kind === 'resource' ? { kind: 'policy', id: limit.id } : limit.kind === 'arn' ? limit : { kind: 'unknown', reason: limit.reason };

/** Up to this many resources are read by one derived value. */
const mostOfAPart = 100;
const parts = 64;

/** Keys in parts, those of a long list by their text: a change in one is a change in one part. */
function inParts(keys: readonly string[]): readonly (readonly string[])[] {
  if (keys.length <= mostOfAPart) return [keys];
  const found: string[][] = Array.from({ length: parts }, () => []);
  for (const key of keys) found[hashOf(key) % parts]?.push(key);
  return found;
}
