import { type FilePath, folderOf, isWithin, joinPath, relativePath } from '../../files/index.ts';
import { isTerragrunt } from '../modules/terragrunt.ts';
import { failure, stringValue, unknown } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';

/** A function that only a configuration of Terragrunt has. */
const inUnits =
  (run: (call: Call, file: FilePath) => Value | undefined): TerraformFunction =>
  (call) => {
    const { folder } = call.scope.instance;
    return isTerragrunt(folder) ? run(call, folder) : unknown(call.at, call.text, `the function ${call.name} is not evaluated here`);
  };

/** The file of this name, or `terragrunt.hcl`, in the nearest folder above the unit. */
function findInParentFolders(call: Call, file: FilePath): Value | undefined {
  const [given] = call.values;
  const name = given ? textOf(given) : 'terragrunt.hcl';
  if (name === undefined) return undefined;
  const { world } = call.scope.session;
  for (let folder = folderOf(call.scope.instance.root); ; folder = folderOf(folder)) {
    const path = joinPath(folder, name);
    if (!world.mayRead(path)) return failure(call.at, call.text, `there is no ${name} above`);
    if (world.exists(path)) return stringValue(call.at, relativePath(folderOf(file), path));
    if (folder === folderOf(folder) || !isWithin(folder, '/')) return failure(call.at, call.text, `there is no ${name} above`);
  }
}

/** Functions of Terragrunt that say where things are; https://terragrunt.gruntwork.io/docs/reference/hcl/functions/ */
export const terragruntFunctions: Readonly<Record<string, TerraformFunction>> = {
  find_in_parent_folders: inUnits(findInParentFolders),
  get_terragrunt_dir: inUnits((call) => stringValue(call.at, call.scope.instance.root)),
};
