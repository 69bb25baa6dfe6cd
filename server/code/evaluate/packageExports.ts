import { isClientClass, isClientPackage, libraryExport, operationOfPaginator, operationOfWaiter } from '../../aws/index.ts';

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
  return pkg.startsWith('@aws-sdk/') ? 'unknown' : 'no';
}
