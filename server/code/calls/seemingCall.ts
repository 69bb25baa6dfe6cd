import { operationOfMethod, packageOfV2Client } from '../../aws/index.ts';
import type { CallExpression, Expression } from '../../syntax/index.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { containers } from '../evaluate/injected.ts';
import type { Site, Thing, ThingOf } from '../evaluate/Thing.ts';
import type { Search } from './Found.ts';
import { isSdkPackage } from './handsOn.ts';
import { nameNode } from './nameNode.ts';

/**
 * A call of a client's method on what is named as a client and is not known to be one: a framework or a container gives it
 * (`app.s3.putObject()`, `({ s3 }) => s3.getObject()`). It is told where it stands, for nothing else would say that it is there.
 */
export function seemingCall({ findings, names }: Search, site: Site, node: CallExpression, options: readonly Thing[]): void {
  if (node.callee.kind !== 'member') return;
  const { object, property } = node.callee;
  const isOfContainer = options.length > 0 && options.every((option) => option.kind === 'member' && isGivenByContainer(option.of));
  if (!isOfContainer && !options.every(isUnseen)) return;
  const place = { node: nodeOf(site, node.id), name: nameNode(node.callee) };
  const name = receiverName(object);
  const pkg = name === undefined ? undefined : packagesNamed(name).find((one) => operationOfMethod(one, property) !== undefined);
  const operation = pkg === undefined ? undefined : operationOfMethod(pkg, property);
  if (pkg !== undefined && operation !== undefined) {
    const reason = `it seems to be ${operation} of ${pkg.replace('@aws-sdk/', '')}: where ${name} comes from is not known`;
    findings.unresolved({ ...place, reason, packages: [pkg] });
  } else if (isOfContainer && property !== 'send' && names.has(property)) {
    const reason = `it may be ${property} of a client: what a container gives for this token is not known`;
    findings.unresolved({ ...place, reason, packages: [] });
  }
}

/** Whether a thing is what a container of injected things gave for a token that is not known. */
function isGivenByContainer(thing: Thing): boolean {
  if (thing.kind !== 'made') return false;
  const { by } = thing;
  const method = by.kind === 'member' ? by.name : by.kind === 'external' ? (by.path.at(-1) ?? '') : '';
  return /^(get|resolve)/.test(method) && isFromContainer(by);
}

function isFromContainer(thing: Thing): boolean {
  switch (thing.kind) {
    case 'made':
      return isFromContainer(thing.by);
    case 'member':
    case 'instance':
      return isFromContainer(thing.of);
    case 'external':
      return containers.test(thing.package);
    default:
      return false;
  }
}

/** Packages of the clients that a name is made of, or that its words begin or end with: `s3`, `sqsClient`, `awsS3`, `dynamoDbService`. */
function packagesNamed(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[^A-Z_-]+/g) ?? [];
  const parts = [words, ...words.map((_, i) => words.slice(i + 1)), ...words.map((_, i) => words.slice(0, i))];
  return parts.flatMap((part) => packageOfV2Client(part.join('').toLowerCase()) ?? []);
}

/** Whether nothing is known of a method, or only that it is of something inside of what a package gave. */
function isUnseen(thing: Thing): boolean {
  switch (thing.kind) {
    case 'unknown':
    case 'global':
      return true;
    case 'external':
      return !isSdkPackage(thing.package);
    case 'made':
      return isUnseen(thing.by);
    case 'member':
      // A method of a package's own class is that package's.
      return thing.of.kind === 'instance' ? false : thing.of.kind === 'member' ? isInside(thing.of) : isUnseen(thing.of);
    default:
      return false;
  }
}

function isInside(thing: ThingOf<'member'>): boolean {
  const { of } = thing;
  return of.kind === 'instance' ? isUnseen(of.of) : of.kind === 'member' ? isInside(of) : isUnseen(of);
}

/** The name by which a receiver is held: its own last one, or the one that a container is asked for. */
function receiverName(of: Expression): string | undefined {
  switch (of.kind) {
    case 'identifier':
      return of.name;
    case 'member':
      return of.property;
    case 'call': {
      const [asked, ...rest] = of.arguments;
      return asked?.kind === 'string' && rest.length === 0 ? asked.value : undefined;
    }
    case 'nonNull':
    case 'cast':
    case 'await':
      return receiverName(of.value);
    default:
      return undefined;
  }
}
