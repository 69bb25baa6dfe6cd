import { type LibraryExport, libraryExport } from '../../aws/index.ts';
import type { Settings } from '../../files/index.ts';
import { libraryTable } from '../libraries/libraryTable.ts';

/** An export of a package that calls AWS for its caller; `undefined` where neither the tables nor the settings know it. */
export type Libraries = (pkg: string, name: string) => Pick<LibraryExport, 'package' | 'export' | 'calls'> | undefined;

/** The tables, with what the user's settings add. */
export function createLibraries(settings: Settings['libraries']): Libraries {
  const own = new Map(
    settings.map((entry) => [
      `${entry.package} ${entry.export}`,
      {
        package: entry.package,
        export: entry.export,
        calls: entry.operations.flatMap((text) => {
          const colon = text.lastIndexOf(':');
          return colon > 0 ? [{ package: text.slice(0, colon), operation: text.slice(colon + 1) }] : [];
        }),
      },
    ]),
  );
  return (pkg, name) => {
    const key = `${pkg} ${name}`;
    return own.get(key) ?? libraryTable.get(key) ?? libraryExport(pkg, name) ?? (name === 'default' ? own.get(`${pkg} ${pkg}`) : undefined);
  };
}
