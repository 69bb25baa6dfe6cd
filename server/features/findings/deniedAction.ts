import type { Draft, FindingKind, RelatedPlace } from '../finding.ts';

/** A call needs an action that a Deny forbids. */
export const deniedAction: FindingKind = {
  code: 'denied-action',
  severity: 'error',
  in: ['code'],
  find: ({ code, access, terraform }, file) =>
    access.judged(file).flatMap(({ pair, need, grant }): Draft[] => {
      const place = code.place(file, need.call);
      if (grant.verdict !== 'denied' || !place) return [];
      const address = terraform.policy(access.pairing().pairs.find((one) => one.id === pair)?.policy ?? '')?.address ?? '';
      const related = grant.by.flatMap(({ element }): RelatedPlace[] => {
        const range = terraform.range(element);
        return range ? [{ file: element.file, ...range, message: `denies ${need.action}` }] : [];
      });
      return [
        {
          range: place.nameRange,
          message: `A Deny forbids ${need.action}, which this call needs.`,
          subject: `${need.call.slice(need.call.indexOf('#'))} ${need.action} ${address}`,
          actions: [need.action],
          policy: address,
          related,
        },
      ];
    }),
};
