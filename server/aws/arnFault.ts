import type { PartialText } from './partialText.ts';
import { partitionOf, partitions } from './partition.ts';

/** What is wrong with a Resource, and the part of it that is; of a region of another partition, `belongsTo` is that one. */
export interface ArnFault {
  readonly kind: 'arn' | 'parts' | 'partition' | 'region' | 'account' | 'foreignRegion';
  readonly written: string;
  readonly belongsTo?: string;
}

/** Holes that are sure to hold no colon. */
const plainHole = /^data\.aws_(?:partition|caller_identity|region)\./;
/** Stands for such a hole within a part. */
const HOLE = '\0';

/**
 * What makes a statement's Resource no ARN, or an ARN of nothing, as far as its known start tells; `undefined` where nothing does.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html and "Invalid ARN …",
 * "Invalid partition", "Invalid Region", "Missing ARN field" in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function arnFault(resource: PartialText): ArnFault | undefined {
  const { text, whole } = knownStart(resource);
  if (isOpen(text) && text.indexOf('*') === 0) return undefined;
  if (!couldBeArn(text, whole)) return { kind: 'arn', written: text };
  const parts = text.split(':');
  // A part is known once a colon ends it.
  const [, partition, , region, account] = whole ? parts : parts.slice(0, -1);
  if (whole && parts.length < 6 && !isOpen(text)) return { kind: 'parts', written: text };
  if (partition === undefined) return undefined;
  const isNamed = !isOpen(partition);
  if (isNamed && !partitions().includes(partition)) return { kind: 'partition', written: partition };
  // Past a `*` there is no telling which part is which.
  if (!region || !isNamed || isOpen(parts.slice(0, 4).join(':'))) return accountFault(parts, account);
  const home = partitionOf(region);
  if (home === undefined) return { kind: 'region', written: region };
  return home === partition ? accountFault(parts, account) : { kind: 'foreignRegion', written: region, belongsTo: home };
}

/** An account that is written in digits has twelve of them. */
function accountFault(parts: readonly string[], account: string | undefined): ArnFault | undefined {
  if (!account || parts.slice(0, 4).some((part) => part.includes('*')) || !/^[\d-]+$/.test(account) || /^\d{12}$/.test(account))
    return undefined;
  return { kind: 'account', written: account };
}

const isOpen = (text: string): boolean => /[*?]|\$\{|\0/.test(text);

/** `arn:`, or what a hole or a wildcard may make it. */
function couldBeArn(text: string, whole: boolean): boolean {
  const start = text.slice(0, 4);
  return isOpen(start) || start === 'arn:' || (!whole && 'arn:'.startsWith(start));
}

/** The text up to the first hole that may hold a colon. */
function knownStart(resource: PartialText): { readonly text: string; readonly whole: boolean } {
  let text = '';
  for (const part of resource) {
    if (typeof part === 'string') text += part;
    else if (plainHole.test(part.hole)) text += HOLE;
    else return { text, whole: false };
  }
  return { text, whole: true };
}
