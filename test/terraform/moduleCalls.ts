import type { RoomsOfTest } from '../support/workspace.ts';
import { canonical, documentJson } from './documentJson.ts';

/** A call of a module. */
export const call = (name: string, source: string, body: string): string => `module "${name}" {\n  source = "${source}"\n${body}}\n`;

/** The policies of a workspace with their principals. */
export function permitted({ terraform }: RoomsOfTest): Readonly<Record<string, readonly string[]>> {
  const all = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  return Object.fromEntries(all.map((one) => [one.address, one.principals.map(({ address }) => address)]));
}

/** The first statement of a policy, as JSON. */
export function statementOf({ terraform }: RoomsOfTest, address: string): unknown {
  const document = terraform.policy(`/w ${address}`)?.document;
  if (!document || 'reason' in document) throw new Error(document?.reason ?? `there is no ${address}`);
  return (canonical(documentJson(document)) as { Statement: unknown[] }).Statement[0];
}

/** Why parts of the calls in `main.tf` are not resolved. */
export const reasons = ({ terraform }: RoomsOfTest): readonly string[] => terraform.unresolved('/w/main.tf').map((one) => one.reason);
