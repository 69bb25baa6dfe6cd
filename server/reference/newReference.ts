import { type ReferenceEntry, tidyEntries } from './ReferenceEntry.ts';

/** A whole new reference document. It is written only when a person asks for it. */
export function newReference(wanted: readonly ReferenceEntry[]): string {
  const header = ['SDK client', 'IAM prefix', 'Typical actions'];
  const list = (words: readonly string[]) => (words.length === 0 ? '—' : words.map((word) => `\`${word}\``).join(', '));
  const rows = tidyEntries(wanted).map(({ client, prefixes, actions }) => [list([client]), list(prefixes), list(actions)]);
  const widths = header.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const table = [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
  return `# AWS IAM reference

Which AWS clients the code uses, and what the policy allows for them.

## This Project's Clients

${table.join('\n')}

## Adding a New AWS Service

1. Add the client to \`package.json\` and call it.
2. Add the actions that its calls need to the policy: to the statement of that service if it has the same resources,
   else as a new statement with a \`Sid\` of its own.
3. Run \`iam-policy-sync reference\` to bring the table above up to date.

## Common patterns

- Only the actions that are called, never \`service:*\`.
- The IAM prefix is not always the client's name: \`client-cloudwatch-logs\` is \`logs\`, \`client-bedrock-runtime\` is \`bedrock\`.
- Log groups are named by ARN, with \`:*\` for the streams in them; most other services start with \`Resource = "*"\`.
`;
}
