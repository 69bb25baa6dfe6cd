import type { Policy, PolicyDocument, TfNode } from '../../server/terraform/index.ts';
import type { RoomsOfTest } from '../support/workspace.ts';

/** The only policy, or the one of an address. */
export function one({ terraform }: RoomsOfTest, address?: string): Policy {
  const all = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  const found = address === undefined ? all[0] : all.find((candidate) => candidate.address === address);
  if (!found || (address === undefined && all.length > 1)) throw new Error(`there are ${all.map((each) => each.address).join(', ')}`);
  return found;
}

export function documentIn(found: Policy): PolicyDocument {
  if ('reason' in found.document) throw new Error(found.document.reason);
  return found.document;
}

export function textAt({ files, terraform }: RoomsOfTest, node: TfNode | undefined): string {
  const range = node && terraform.range(node);
  return range && node ? (files.text(node.file) ?? '').slice(range.start, range.end) : 'nowhere';
}
