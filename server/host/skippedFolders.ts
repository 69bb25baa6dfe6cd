/** Folders that are never entered: other people's code, version control, and tools' own stores. */
const never = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.svn',
  '.jj',
  '.terraform',
  '.terragrunt-cache',
  'cdk.out',
  'cdktf.out',
  '.serverless',
  '.aws-sam',
  '.sst',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.turbo',
  '.nx',
  '.cache',
  '.parcel-cache',
  '.vercel',
  '.netlify',
  '.yarn',
  '.pnpm-store',
  '.npm',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.gradle',
  '.idea',
  '.nyc_output',
]);

/**
 * Names that usually mean build output but are also given to source folders (`infra/build/main.tf`): only what no build
 * writes is read in them, that is Terraform and TypeScript that is no declaration.
 */
const output = new Set(['dist', 'build', 'out', 'coverage', 'storybook-static']);

/** What is read in a folder of this name. */
export function folderKind(name: string): 'never' | 'output' | 'source' {
  return never.has(name) ? 'never' : output.has(name) ? 'output' : 'source';
}
