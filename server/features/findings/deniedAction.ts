import type { Draft, FindingKind, RelatedPlace } from '../finding.ts';

/** A call needs an action that a Deny forbids. */
export const deniedAction: FindingKind = {
  code: 'denied-action',
  severity: 'error',
  in: ['code'],
  find: ({ code, access, terraform }, file) =>
    access.pairsOfCode(file).flatMap((pair) => {
      const policy = terraform.policy(pair.policy);
      return access.needs(file).flatMap((need): Draft[] => {
        const grant = need.certain ? access.grant(pair, need) : undefined;
        const place = code.place(file, need.call);
        if (!policy || !place || grant?.verdict !== 'denied') return [];
        const related = grant.by.flatMap(({ element }): RelatedPlace[] => {
          const range = terraform.range(element);
          return range ? [{ file: element.file, ...range, message: `denies ${need.action}` }] : [];
        });
        return [
          {
            range: place.nameRange,
            message: `A Deny forbids ${need.action}, which this call needs.`,
            subject: `${need.call.slice(need.call.indexOf('#'))} ${need.action} ${policy.address}`,
            actions: [need.action],
            policy: policy.address,
            related,
          },
        ];
      });
    }),
};
