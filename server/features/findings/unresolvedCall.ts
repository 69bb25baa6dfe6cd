import { catalogueDate } from '../../aws/index.ts';
import { fileKind } from '../../files/index.ts';
import type { Draft, FindingKind } from '../finding.ts';

/** What looks like an SDK call and could not be resolved, or whose operation the catalogue does not know. */
export const unresolvedCall: FindingKind = {
  code: 'unresolved-call',
  severity: 'hint',
  in: ['code', 'package'],
  find: ({ code, access }, file) => {
    if (fileKind(file) === 'package') {
      const { problem } = code.manifest(file);
      return problem === null
        ? []
        : [{ range: { start: 0, end: 0 }, message: `The clients of this package are not known: ${problem}.`, subject: 'manifest' }];
    }
    const unresolved = code.unresolved(file).flatMap((call): Draft[] => {
      const place = code.place(file, call.id);
      return place
        ? [
            {
              range: place.nameRange,
              message: `This may call AWS, and it is not known what: ${call.reason}.`,
              subject: call.id.slice(call.id.indexOf('#')),
            },
          ]
        : [];
    });
    const unknown = code.calls(file).flatMap((call): Draft[] => {
      const place = access.requirement(call) ? undefined : code.place(file, call.id);
      return place
        ? [
            {
              range: place.nameRange,
              message: `What ${call.operation} of ${call.package} needs is not in the catalogue of ${catalogueDate}.`,
              subject: call.id.slice(call.id.indexOf('#')),
            },
          ]
        : [];
    });
    return [...unresolved, ...unknown];
  },
};
