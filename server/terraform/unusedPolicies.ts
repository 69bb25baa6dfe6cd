import { type FilePath, folderOf } from '../files/index.ts';
import { steady, steadyEach } from '../query/index.ts';
import type { Heard } from './factIndex.ts';
import type { Modules } from './modules/createModules.ts';
import type { Policy } from './Policy.ts';

const type = 'aws_iam_policy';

interface Needs {
  readonly modules: Modules;
  readonly heard: Heard;
  isInWorkspace(file: FilePath): boolean;
  principalsUnknown(policy: Policy): string | null;
}

/**
 * Whether a managed policy is one that nothing has: nothing in its module speaks of it (no attachment, output, input or
 * boundary), though its configuration attaches others, and nothing in the workspace attaches a policy by an ARN that is not
 * known or not AWS's own. Where nothing is attached at all, that is done elsewhere.
 */
export function createIsUnused({ modules, heard, isInWorkspace, principalsUnknown }: Needs): (policy: Policy) => boolean {
  const attachesAny = steadyEach(modules.roots, 'attachesPolicies', (root) => heard('attaches', root).length > 0);
  const attachesOthers = steady('attachesOtherPolicies', () => modules.roots().some((root) => heard('attaches', root).includes('any')));
  return (policy) => {
    if (policy.type !== type || policy.principals.length > 0 || !isInWorkspace(policy.at.file)) return false;
    // The facts of a resource are keyed by the instance of its module and its own name, `aws_iam_policy.backend`.
    const name = heard('home', policy.id)[0]
      ?.split('\t')[1]
      ?.slice(type.length + 1);
    if (name === undefined || modules.speaksOfPolicy(folderOf(policy.at.file), name)) return false;
    return attachesAny(policy.root) && !attachesOthers() && principalsUnknown(policy) === null;
  };
}
