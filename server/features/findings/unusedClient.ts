import { isWithin } from '../../files/index.ts';
import type { FindingKind } from '../finding.ts';

/** A client in `package.json` that no source file of the package imports for its values, nor calls through a library. */
export const unusedClient: FindingKind = {
  code: 'unused-client',
  severity: 'hint',
  in: ['package'],
  find: ({ code, access }, file) => {
    const manifest = code.manifest(file);
    if (!code.files().some((source) => isWithin(source, manifest.folder))) return [];
    return manifest.clients.flatMap((client) => {
      const range = code.clientRange(file, client.package);
      if (!range || access.filesUsing(client.package, manifest.folder).length > 0) return [];
      const isTyping = access.filesTypedBy(client.package, manifest.folder).length > 0;
      const message = isTyping ? `${client.package} is imported for types only.` : `No source file of the package uses ${client.package}.`;
      return [{ range, message, subject: client.package, unnecessary: true }];
    });
  },
};
