/** Hosts of registries, which a source may leave out. */
const registries: ReadonlySet<string> = new Set(['registry.terraform.io', 'registry.opentofu.org']);

/**
 * The address in the registry of a module's source, with its subfolder: `terraform-aws-modules/iam/aws//modules/iam-policy`.
 * A repository of GitHub stands for the module that is published from it; `undefined` for anything else.
 * Source: https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function registrySource(source: string): string | undefined {
  const plain = source.replace(/^git::/, '').replace(/\?.*$/, '');
  const withoutScheme = plain.replace(/^(?:https|ssh):\/\//, '').replace(/^git@/, '');
  const [address = '', folder] = withoutScheme.split('//');
  const parts = address.replace(/\.git$/, '').split(/[/:]/);
  if (registries.has(parts[0] ?? '')) parts.shift();
  const suffix = folder ? `//${folder.replace(/\/+$/, '')}` : '';
  if (parts[0] === 'github.com' && parts.length === 3) {
    const [provider, name] = /^terraform-([a-z]+)-(.+)$/.exec(parts[2] ?? '')?.slice(1) ?? [];
    return provider && name ? `${parts[1]}/${name}/${provider}${suffix}` : undefined;
  }
  return parts.length === 3 && !parts[0]?.includes('.') ? parts.join('/') + suffix : undefined;
}
