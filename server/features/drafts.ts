import { type FilePath, fileFamily, keyedFileFamily } from '../files/index.ts';
import { pushUnder, type Settled, settled } from '../query/index.ts';
import type { Draft, FindingCode, FindingKind, Rooms } from './finding.ts';
import { findingKinds } from './kinds.ts';

/** What a kind of finding says, in parts that were asked for apart; of each, why it could not be said if so. */
type Answers = readonly Settled<readonly Draft[]>[];

/** By kind of finding; empty answers are left out. */
type ByKind = ReadonlyMap<FindingCode, Answers>;

/** The drafts of one kind of finding in a file. */
export type Drafts = (file: FilePath, kind: FindingKind) => Answers;

/**
 * The drafts of all kinds. Those of one policy that has text in a file are a question of their own: where a file is part of
 * thousands of policies (one `locals` block that all of them use), an edit of one asks again for that one alone.
 */
export function createDrafts(rooms: Rooms): Drafts {
  const { files, terraform } = rooms;
  const ofPolicy = keyedFileFamily(files, 'draftsOfPolicy', (file, id) => {
    const policy = terraform.policy(id);
    return byKind(({ ofPolicy: ask }) => policy && ask && (() => ask(rooms, file, policy)));
  });
  const ofGrant = keyedFileFamily(files, 'draftsOfGrant', (file, id) => {
    const grant = terraform.resourceGrant(id);
    return byKind(({ ofGrant: ask }) => grant && ask && (() => ask(rooms, file, grant)));
  });
  const ofMade = fileFamily(files, 'draftsOfPolicies', (file) =>
    joined([
      ...terraform.policiesIn(file).map((id) => ofPolicy(file, id)),
      ...terraform.resourceGrantsIn(file).map((id) => ofGrant(file, id)),
    ]),
  );
  const ofReadings = fileFamily(files, 'draftsOfReadings', (file) =>
    joined(terraform.readingsIn(file).map((reading) => byKind(({ ofReading: ask }) => ask && (() => ask(rooms, file, reading))))),
  );
  const ofPolicies = fileFamily(files, 'draftsOfAllPolicies', (file) => {
    const readings = ofReadings(file);
    return readings.size === 0 ? ofMade(file) : withOthers(ofMade(file), readings);
  });
  const others = new Map(
    findingKinds.flatMap(({ code, find }) => {
      const known = (file: FilePath) => (ofPolicies(file).get(code) ?? []).flatMap((answer) => ('value' in answer ? answer.value : []));
      return find ? [[code, fileFamily(files, code, (file) => find(rooms, file, known(file)))] as const] : [];
    }),
  );
  return (file, { code }) => {
    const other = others.get(code);
    return [...(ofPolicies(file).get(code) ?? []), ...(other ? [settled(() => other(file))] : [])];
  };
}

/** What the kinds that have such a question answer to it. */
function byKind(questionOf: (kind: FindingKind) => (() => readonly Draft[]) | undefined): ByKind {
  let answers: Map<FindingCode, Answers> | undefined;
  for (const kind of findingKinds) {
    const question = questionOf(kind);
    const answer = question && settled(question);
    if (!answer || ('value' in answer && answer.value.length === 0)) continue;
    answers ??= new Map();
    answers.set(kind.code, [answer]);
  }
  return answers ?? nothing;
}

/** Of most policies there is nothing to say. */
const nothing: ByKind = new Map();

/** The answers, and of the others what none of them says of its place. */
function withOthers(answers: ByKind, others: ByKind): ByKind {
  return joined([
    answers,
    new Map(
      [...others].map(([code, list]) => {
        const said = new Set((answers.get(code) ?? []).flatMap((one) => ('value' in one ? one.value.map(sayingOf) : [])));
        const isNew = (draft: Draft): boolean => !said.has(sayingOf(draft)) && said.add(sayingOf(draft)) !== undefined;
        return [code, list.map((one) => ('value' in one ? { value: one.value.filter(isNew) } : one))] as const;
      }),
    ),
  ]);
}

const sayingOf = ({ range, message, alike }: Draft): string => `${range.start} ${range.end} ${alike ?? message}`;

function joined(all: readonly ByKind[]): ByKind {
  if (all.every(({ size }) => size === 0)) return nothing;
  const lists = new Map<FindingCode, Settled<readonly Draft[]>[]>();
  for (const answers of all) {
    for (const [code, own] of answers) {
      for (const answer of own) pushUnder(lists, code, answer);
    }
  }
  return lists;
}
