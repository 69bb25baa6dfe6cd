import { type Derived, steady } from '../query/index.ts';
import type { Terraform } from '../terraform/index.ts';

/**
 * Names of exports that the configuration gives to Lambda as handlers: what follows the last dot of `index.run`. Of which
 * files they are is not told: what Lambda runs is built from them.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function handlerNames(terraform: Pick<Terraform, 'workloads'>): Derived<ReadonlySet<string>> {
  return steady('handlerNames', () => {
    const ends = terraform.workloads().flatMap(({ handler }) => {
      const end = handler?.at(-1);
      return typeof end === 'string' && end.includes('.') ? [end.slice(end.lastIndexOf('.') + 1)] : [];
    });
    return new Set(ends.sort());
  });
}
