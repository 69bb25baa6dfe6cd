import type { FilePath } from './range.ts';

/** What a file is to the product, by its name alone. */
export type FileKind =
  | 'code'
  | 'declaration'
  | 'terraform'
  | 'terragrunt'
  | 'variables'
  | 'package'
  | 'deployment'
  | 'tsconfig'
  | 'markdown'
  | 'json'
  | 'settings';

/** The name of the configuration file. */
export const settingsFileName = 'iam-policy-sync.json';

/** Whether a file is written in HCL. */
export const isHcl = (path: FilePath): boolean => /\.(tf|tofu|tfvars|hcl)$/.test(path);

/** The kind of `path`; `undefined` for files that are never read unless another names them. */
export function fileKind(path: FilePath): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === settingsFileName) return 'settings';
  if (name === 'package.json') return 'package';
  if (/^(ts|js)config(\..+)?\.json$/.test(name)) return 'tsconfig';
  if (/\.d\.([mc]?ts|.+\.ts)$/.test(name)) return 'declaration';
  if (/\.([mc]?[jt]s|[jt]sx)$/.test(name)) return 'code';
  if (/\.(tf|tofu)(\.json)?$/.test(name)) return 'terraform';
  if (name === 'terragrunt.hcl') return 'terragrunt';
  if (/\.tfvars(\.json)?$/.test(name)) return 'variables';
  // Of the Serverless Framework, and of SAM and CloudFormation by the names that their tools look for.
  if (/^(serverless|template)([.-].+)?\.ya?ml$/.test(name)) return 'deployment';
  if (/\.(md|mdx|markdown)$/.test(name)) return 'markdown';
  if (name.endsWith('.json')) return 'json';
  return undefined;
}
