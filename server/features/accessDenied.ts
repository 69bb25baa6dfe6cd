/** What an AccessDenied message of AWS says. */
export interface AccessDenied {
  readonly action: string;
  /** The resource's ARN, or `null` where the message names none. */
  readonly resource: string | null;
  readonly principal: string | null;
  /** `explicit` where a Deny is named, `implicit` where no policy allows, `null` where the message does not say. */
  readonly kind: 'explicit' | 'implicit' | null;
}

/**
 * Reads a pasted message such as "User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: s3:GetObject on
 * resource: arn:… because no identity-based policy allows …".
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readAccessDenied(message: string): AccessDenied | undefined {
  const text = message.replace(/\s+/g, ' ');
  const after = (mark: RegExp): string | null => mark.exec(text)?.[1] ?? null;
  const action =
    after(/not authorized to perform:?\s*["']?([A-Za-z0-9-]+:[A-Za-z0-9]+)/i) ??
    after(/permission to perform(?: the action)?:?\s*["']?([A-Za-z0-9-]+:[A-Za-z0-9]+)/i);
  if (action === null) return undefined;
  const clean = (value: string | null): string | null => value?.replace(/["',.;]+$/, '') ?? null;
  return {
    action,
    resource: clean(after(/on resource:?\s*["']?(\S+)/i)),
    principal: clean(after(/(?:User|Role):?\s*["']?(arn:\S+)/i)),
    kind: /explicit deny/i.test(text) ? 'explicit' : /because no\b.*\ballows/i.test(text) ? 'implicit' : null,
  };
}
