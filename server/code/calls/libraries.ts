import { libraryExport } from '../../aws/index.ts';
import type { Settings } from '../../files/index.ts';
import { type LibraryRow, libraryTable } from '../libraries/libraryTable.ts';

/** An export of a package that calls AWS for its caller; `undefined` where neither the tables nor the settings know it. */
export type Libraries = (pkg: string, name: string) => LibraryRow | undefined;

type Calls = readonly { readonly package: string; readonly operation: string }[];

/** The tables, with what the user's settings add. */
export function createLibraries(settings: Settings['libraries']): Libraries {
  const certain = (pkg: string, name: string, calls: Calls): LibraryRow => ({
    package: pkg,
    export: name,
    calls: calls.map((call) => ({ ...call, only: [] })),
    inputs: null,
  });
  const own = new Map(
    settings.map((entry) => {
      const calls = entry.operations.flatMap((text) => {
        const colon = text.lastIndexOf(':');
        return colon > 0 ? [{ package: text.slice(0, colon), operation: text.slice(colon + 1) }] : [];
      });
      return [`${entry.package} ${entry.export}`, certain(entry.package, entry.export, calls)];
    }),
  );
  const ofSdk = (pkg: string, name: string) => {
    const known = libraryExport(pkg, name);
    return known && certain(known.package, known.export, known.calls);
  };
  return (pkg, name) => {
    const key = `${pkg} ${name}`;
    return own.get(key) ?? libraryTable.get(key) ?? ofSdk(pkg, name) ?? (name === 'default' ? own.get(`${pkg} ${pkg}`) : undefined);
  };
}
