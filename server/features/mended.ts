import { equal } from '../query/index.ts';
import type { Finding } from './finding.ts';

/** Whether two findings say the same of one policy in one file: all that tells them apart is which comes first. */
export const isAlike = (a: Finding, b: Finding): boolean =>
  a.code === b.code && a.file === b.file && a.policy === b.policy && equal(a.actions, b.actions);

/** Whether a finding has gone: of several that are alike the next has its fingerprint then, so that there must be fewer. */
export function isMended(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  if (!after.some((one) => one.fingerprint === finding.fingerprint)) return true;
  const count = (found: readonly Finding[]) => found.filter((one) => isAlike(one, finding)).length;
  return count(after) < count(before);
}
