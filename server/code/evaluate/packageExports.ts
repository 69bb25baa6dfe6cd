import {
  isClientClass,
  isClientPackage,
  libraryExport,
  operationOfPaginator,
  operationOfWaiter,
  packageOfV2Client,
} from '../../aws/index.ts';
import { libraryExports } from '../libraries/libraryTable.ts';

/** Whether a package outside of the workspace exports `name`, as far as that can be known from its name. */
export function packageExports(pkg: string, name: string): 'yes' | 'no' | 'unknown' {
  if (isClientPackage(pkg)) {
    const known =
      name.endsWith('Command') ||
      isClientClass(pkg, name) ||
      operationOfPaginator(pkg, name) !== undefined ||
      operationOfWaiter(pkg, name) !== undefined;
    return known ? 'yes' : 'unknown';
  }
  if (libraryExport(pkg, name)) return 'yes';
  if (pkg === 'aws-sdk' ? packageOfV2Client(name) !== undefined : libraryExports(pkg).has(name)) return 'yes';
  return pkg.startsWith('@aws-sdk/') || pkg === 'aws-sdk' ? 'unknown' : 'no';
}
