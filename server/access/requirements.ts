import {
  type InstalledClient,
  inferFromInstalledClient,
  installedClientFiles,
  isClientPackage,
  type Requires,
  requires,
} from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import { type Files, folderOf, isWithin } from '../files/index.ts';
import { family } from '../query/index.ts';

/** What a call's operation requires: the catalogue's answer, or that of the client installed beside the code for what is newer. */
export function createRequirements(files: Files): (call: SdkCall) => Requires | undefined {
  const installed = family('installedClient', (key): InstalledClient | undefined => {
    const [folder = '', name = ''] = key.split('\n');
    const home = `${folder}/node_modules/${name}`;
    if (files.text(`${home}/package.json`) === null) {
      const above = folderOf(folder);
      return above === folder || !files.roots().some((root) => isWithin(above, root) || isWithin(root, above))
        ? undefined
        : installed(`${above}\n${name}`);
    }
    return inferFromInstalledClient(
      installedClientFiles.flatMap((file) => {
        const text = files.text(`${home}/${file}`);
        return text === null ? [] : [{ name: file, text }];
      }),
    );
  });
  return (call) => {
    const known = requires(call.package, call.operation);
    if (known?.confidence === 'catalogue' || !isClientPackage(call.package)) return known;
    return installed(`${folderOf(call.file)}\n${call.package}`)?.requires(call.operation) ?? known;
  };
}
