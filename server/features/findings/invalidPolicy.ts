import { showPartialText, sidOf, wholeText } from '../../access/index.ts';
import { type ArnFault, arnFault, type PartialText, partitions, regions } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Policy, PolicyChange, ResourceGrant, Sourced, Statement, TfNode } from '../../terraform/index.ts';
import { correction, nearest } from '../correction.ts';
import type { Draft, FindingKind, Rooms } from '../finding.ts';
import { grantFaults } from '../grantFaults.ts';
import { isWritten, markOf, statementFaults } from '../statementFaults.ts';
import { evaluated, type ReadPolicy, rangeIn } from '../statements.ts';
import { cut, listed } from '../wording.ts';

/**
 * What the grammar of policies forbids, in those of identities and of resources.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export const invalidPolicy: FindingKind = {
  code: 'invalid-policy',
  severity: 'error',
  in: ['terraform', 'json'],
  ofGrant: (rooms, file, grant) => inGrant(rooms, file, grant, () => true),
  ofPolicy: (rooms, file, policy) => inPolicy(rooms, file, policy, () => true),
  ofReading: (rooms, file, policy) => {
    // A document that no policy takes may be a template, with words that are put in elsewhere.
    const isTemplate = policy.type === 'aws_iam_policy_document';
    const counts = ({ about }: { readonly about: string }) => !mayBeGiven(about) && !(isTemplate && about.startsWith('arn '));
    const drafts = 'on' in policy ? inGrant(rooms, file, policy, counts) : inPolicy(rooms, file, policy, counts);
    return drafts.map((one) => ({ ...one, fixes: one.fixes?.filter(({ change }) => change.kind === 'edits') ?? [] }));
  },
};

/** Whether a fault is that of something which is absent, or empty, and may be given where the policy is made. */
const mayBeGiven = (about: string): boolean => /^(no|empty) |^json$/.test(about);

type Counts = (fault: { readonly about: string }) => boolean;

function inGrant(rooms: Rooms, file: FilePath, grant: ResourceGrant, counts: Counts): readonly Draft[] {
  return evaluated(grant)
    .flatMap(grantFaults)
    .filter(counts)
    .flatMap(({ at, about, message }): Draft[] => {
      const range = rangeIn(rooms, file, at);
      const { address } = grant;
      return range ? [{ range, message, subject: `${about} ${address}`, policy: address }] : [];
    });
}

function inPolicy(rooms: Rooms, file: FilePath, policy: Policy, counts: Counts): readonly Draft[] {
  return evaluated(policy)
    .flatMap(faultsOf)
    .filter(counts)
    .flatMap((fault): Draft[] => {
      const range = rangeIn(rooms, file, fault.at);
      if (!range) return [];
      // A text that is put together differs from instance to instance.
      const isComputed = fault.change?.what.kind === 'setSid' && !rooms.terraform.isLiteral(fault.at);
      const change = policy.notEditable === null && !isComputed ? fault.change : undefined;
      const corrected = fault.correct && policy.notEditable === null ? correction(rooms, fault.at, ...fault.correct) : undefined;
      return [
        {
          range,
          message: fault.message,
          subject: `${fault.about} ${policy.address}`,
          ...(fault.alike !== undefined && { alike: fault.alike }),
          policy: policy.address,
          fixes: change
            ? [
                {
                  id: 'mend',
                  title: change.title,
                  unsafe: false,
                  preferred: true,
                  change: { kind: 'policy', policy: policy.id, what: change.what },
                },
              ]
            : corrected
              ? [corrected]
              : [],
        },
      ];
    });
}

interface Fault {
  readonly at: TfNode;
  /** What is meant, however the message is worded. */
  readonly about: string;
  readonly message: string;
  readonly alike?: string;
  readonly change?: { readonly title: string; readonly what: PolicyChange };
  /** What is written, and what it should be. */
  readonly correct?: readonly [wrong: string, right: string];
}

function faultsOf({ policy, document }: ReadPolicy): readonly Fault[] {
  const version = document.version ? wholeText(document.version.value) : undefined;
  const faults: Fault[] = document.problems.map((problem) => ({ at: problem.at, about: problem.about, message: problem.reason }));
  if (!document.version && policy.form !== 'document') {
    faults.push({
      at: document.at,
      about: 'no Version',
      message: 'The policy has no Version; IAM then takes 2008-10-17, in which policy variables are plain text.',
      change: { title: 'Add Version = "2012-10-17"', what: { kind: 'setVersion' } },
    });
  } else if (document.version && version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    faults.push({
      at: document.version.at,
      about: `Version ${version}`,
      message: `${cut(version)} is no version of the policy language; there are 2012-10-17 and 2008-10-17.`,
      change: { title: 'Set Version to 2012-10-17', what: { kind: 'setVersion' } },
    });
  }
  const taken = new Set(document.statements.map(sidOf));
  return [...faults, ...document.statements.flatMap((statement) => faultsOfStatement(policy, statement, taken))];
}

function faultsOfStatement(policy: Policy, statement: Statement, taken: ReadonlySet<string | undefined>): readonly Fault[] {
  const isWhole = statement.open === null;
  const faults = statementFaults(statement, isWhole).map(
    ({ at, about, message, effect }): Fault => ({
      at,
      about,
      message,
      ...(effect && { change: { title: `Set Effect to ${effect}`, what: { kind: 'setEffect', statement: statement.at, effect } } }),
    }),
  );
  if (isWritten(statement.resources) && isWritten(statement.notResources))
    faults.push({
      at: statement.notResources.at,
      about: 'Resource and NotResource',
      message: 'A statement has Resource or NotResource, never both.',
    });
  if (!statement.resources && !statement.notResources && isWhole)
    faults.push({ at: markOf(statement), about: 'no Resource', message: 'The statement has neither Resource nor NotResource.' });
  if (statement.principals && policy.limit !== 'resource-control')
    faults.push({
      at: statement.principals.at,
      about: 'Principal',
      message: 'Principal has no place in an identity-based policy: the principal is whom it is attached to.',
    });
  if (statement.actions?.open === null && statement.actions.elements.length === 0)
    faults.push({ at: statement.actions.at, about: 'empty Action', message: 'Action is empty: IAM refuses the statement.' });
  if (statement.resources?.open === null && statement.resources.elements.length === 0)
    faults.push({ at: statement.resources.at, about: 'empty Resource', message: 'Resource is empty: IAM refuses the statement.' });
  for (const element of [...(statement.resources?.elements ?? []), ...(statement.notResources?.elements ?? [])])
    faults.push(...faultsOfResource(element));

  const sid = sidOf(statement);
  if (statement.sid && sid !== undefined && !/^[A-Za-z0-9]*$/.test(sid)) {
    const right = pascal(sid);
    faults.push({
      at: statement.sid.at,
      about: `Sid ${sid}`,
      message: `The Sid ${cut(sid)} may hold only letters and digits.`,
      alike: 'Sid',
      ...(right &&
        !taken.has(right) && {
          change: { title: `Rename the Sid to ${cut(right)}`, what: { kind: 'setSid', statement: statement.at, sid: right } },
        }),
    });
  }
  return faults;
}

function faultsOfResource({ value, at }: Sourced<PartialText>): readonly Fault[] {
  const fault = arnFault(value);
  if (!fault) return [];
  const { kind, belongsTo } = fault;
  const written = cut(fault.written);
  const whole = showPartialText(value);
  const near =
    kind === 'region' ? nearest(fault.written, regions()) : kind === 'partition' ? nearest(fault.written, partitions()) : undefined;
  const messages: Readonly<Record<ArnFault['kind'], string>> = {
    arn: `A resource is "*" or an ARN, and ${cut(whole) || 'an empty text'} is neither.`,
    parts: `${written} is no ARN: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE has six parts, of which some may be empty.`,
    partition: `There is no partition ${written}${near ? '' : `; there are ${listed(partitions())}`}.`,
    region: `There is no region ${written}.`,
    foreignRegion: `${written} is a region of the partition ${belongsTo}, not of this ARN's.`,
    account: `${written} is no account: an account's number has twelve digits.`,
  };
  const message = near ? `${messages[kind]} Did you mean ${near}?` : messages[kind];
  return [
    {
      at,
      about: whole === '' ? `empty ${kind}` : `${kind} ${whole}`,
      message,
      alike: kind,
      ...(near && { correct: [fault.written, near] }),
    },
  ];
}

const pascal = (sid: string): string =>
  sid
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
