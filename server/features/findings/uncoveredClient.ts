import { effectOf, isPolicyDocument, wholeText } from '../../access/index.ts';
import { actionMatches } from '../../aws/index.ts';
import { isWithin } from '../../files/index.ts';
import type { Draft, FindingKind, RelatedPlace } from '../finding.ts';

/** A client that the code calls, for whose service the policy has no Allow statement at all. */
export const uncoveredClient: FindingKind = {
  code: 'uncovered-client',
  severity: 'warning',
  in: ['package'],
  find: ({ code, access, terraform }, file) => {
    const manifest = code.manifest(file);
    const pairs = access.pairing().pairs.filter((pair) => isWithin(manifest.folder, pair.code) || isWithin(pair.code, manifest.folder));
    return pairs.flatMap((pair) => {
      const policy = terraform.policy(pair.policy);
      if (!policy || !isPolicyDocument(policy.document) || policy.document.unknown.length > 0) return [];
      const patterns = policy.document.statements
        .filter((one) => one.effect !== null && effectOf(one) !== 'Deny')
        .flatMap((one) =>
          one.notActions || one.actions?.open != null ? ['*'] : (one.actions?.elements.map(({ value }) => wholeText(value) ?? '*') ?? []),
        );
      const missing = access.missing(pair);
      return manifest.clients.flatMap((client): Draft[] => {
        const range = code.clientRange(file, client.package);
        const needs = missing
          .flatMap((one) => one.needs)
          .filter((need) => isWithin(need.file, manifest.folder) && need.package === client.package);
        const prefixes = new Set(needs.map((need) => need.action.split(':')[0] ?? ''));
        const covered = [...prefixes].some((prefix) =>
          patterns.some(
            (pattern) => pattern === '*' || pattern.toLowerCase().startsWith(`${prefix}:`) || actionMatches(pattern, `${prefix}:*`),
          ),
        );
        if (!range || needs.length === 0 || covered) return [];
        const related = needs.flatMap((need): RelatedPlace[] => {
          const place = code.place(need.file, need.call);
          return place ? [{ file: need.file, ...place.nameRange, message: `needs ${need.action}` }] : [];
        });
        return [
          {
            range,
            message: `${policy.address} has no statement for ${[...prefixes].join(', ')}, which ${client.package} needs.`,
            subject: `${client.package} ${policy.address}`,
            actions: [...new Set(needs.map((need) => need.action))].sort(),
            policy: policy.address,
            related,
          },
        ];
      });
    });
  },
};
