import type { Expression } from '../../syntax/index.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Site } from '../evaluate/Thing.ts';
import type { Search } from './Found.ts';

/** `import(…)` or `require(…)` of a package of the SDK that is chosen at run time: what is made of it is not known. */
export function moduleCall({ evaluation, findings }: Search, site: Site, specifier: Expression, node: number): void {
  if (specifier.kind === 'string') return;
  for (const option of alternatives(evaluation.value(site, specifier))) {
    const first = option.kind === 'template' ? option.parts[0] : undefined;
    if (typeof first !== 'string' || !/^(@aws-sdk|aws-sdk\/clients)\//.test(first)) continue;
    findings.unresolved({
      node: nodeOf(site, node),
      name: specifier.id,
      reason: `a package of the SDK that is chosen at run time: ${first}…`,
      packages: [],
    });
  }
}
