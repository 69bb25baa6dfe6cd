import type { Statement } from '../Policy.ts';
import { textsIn } from '../values/textsIn.ts';

/** Addresses of the resources whose attributes a statement names as its principals: `aws_iam_role.backend["api"]`. */
export function principalsNamed({ principals }: Statement): ReadonlySet<string> {
  const named = textsIn(principals?.value).flatMap((text) => [...text.matchAll(/\$\{([^}]+)\.\w+\}/g)]);
  return new Set(named.map(([, address = '']) => address));
}
