import type { Statement } from '../../syntax/index.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { type Lazy, literal, type Site, type Thing } from './Thing.ts';

/** An enum as an object of its members; a member without a value counts on from the one before it. */
export function enumeration(evaluation: Evaluation, site: Site, statement: Extract<Statement, { kind: 'enum' }>): Thing {
  const here = nodeOf(site, statement.id);
  const members = new Map<string, Lazy>();
  let next = 0;
  for (const { name, value } of statement.members) {
    if (value) {
      members.set(name, evaluation.lazy(site, value));
      if (value.kind === 'number') next = value.value + 1;
    } else {
      const number = next++;
      members.set(name, () => literal(number, [here]));
    }
  }
  return { kind: 'object', members, open: false, node: here, from: [here] };
}
