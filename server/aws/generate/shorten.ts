/** `@` for the start that most ARNs of a service share. */
export function shorten(prefix: string, arn: string): string {
  const base = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
  return arn.startsWith(base) ? `@${arn.slice(base.length)}` : arn;
}
