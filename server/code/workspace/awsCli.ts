import { parse } from 'shell-quote';
import { operationOfWaiter, operationsOf, packageOfV2Client, packagesOfPrefix } from '../../aws/index.ts';
import { awsCliCommands, awsCliLocal, awsCliServices } from '../libraries/awsCliCommands.ts';

/** A command of the AWS CLI, and the operations that it asks for. */
export interface AwsCommand {
  readonly text: string;
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
  /** Why it is not known what it asks for, or `null`. */
  readonly unknown: string | null;
}

const deepest = 3;

/** The commands of the AWS CLI in a line of shell. */
export function awsCommands(line: string, depth = 0): readonly AwsCommand[] {
  if (!line.includes('aws') || depth > deepest) return [];
  return commandsOf(line).flatMap((words): readonly AwsCommand[] => {
    const at = words.findIndex((word) => word === 'aws' || word.endsWith('/aws'));
    // `sh -c "aws …"`
    const inner = words.flatMap((word) => (word.includes(' ') ? awsCommands(word, depth + 1) : []));
    if (at < 0 || words[0] === 'echo') return inner;
    const command = commandOf(words.slice(at + 1));
    return command ? [...inner, command] : inner;
  });
}

/** The simple commands of a line, as words; what an operator stands between. */
function commandsOf(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(line, (name) => `$${name}`);
  } catch {
    return [];
  }
  for (const word of parsed) {
    if (typeof word === 'string') commands.at(-1)?.push(word);
    else if ('pattern' in word) commands.at(-1)?.push(word.pattern);
    else commands.push([]);
  }
  return commands.filter((words) => words.length > 0);
}

/** Options before the service that take no value. Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html */
const flags = /^--(debug|no-\S+|v2-debug)$/;

function commandOf(words: readonly string[]): AwsCommand | undefined {
  const named = [...words];
  while (named[0]?.startsWith('--')) named.splice(0, flags.test(named[0]) || named[0].includes('=') || named[0] === '--version' ? 1 : 2);
  const [service, command, ...rest] = named;
  if (service === undefined || awsCliLocal.has(service)) return undefined;
  // A service of the machine's own needs no permission.
  if (words.some((word) => /^(--endpoint-url=)?https?:\/\/(localhost|127\.0\.0\.1)\b/.test(word))) return undefined;
  const text = ['aws', ...words].join(' ');
  const found = service === 's3' ? s3Calls(command ?? '', rest) : serviceCalls(service, command ?? '', rest);
  return typeof found === 'string' ? { text, calls: [], unknown: found } : { text, calls: found, unknown: null };
}

type Calls = AwsCommand['calls'];

function serviceCalls(service: string, command: string, rest: readonly string[]): Calls | string {
  const special = awsCliCommands[`${service} ${command}`];
  if (special !== undefined) return callsNamed(special);
  const packages = packagesOf(service);
  if (packages.length === 0) return `no service ${service} is known`;
  for (const pkg of packages) {
    const waiter = command === 'wait' ? operationOfWaiter(pkg, `waitUntil${pascal(rest[0] ?? '')}`) : undefined;
    const operation = waiter ?? operationsOf(pkg).find((name) => name.toLowerCase() === flat(command));
    if (operation !== undefined) return [{ package: pkg, operation }];
  }
  return `no operation ${command} of ${service} is known`;
}

/** The client packages that a service can be, as the CLI names it: as a package, as version 2 of the SDK, or as IAM does. */
function packagesOf(service: string): readonly string[] {
  const own = `@aws-sdk/client-${awsCliServices[service] ?? service}`;
  const second = packageOfV2Client(flat(service));
  return [...(operationsOf(own).length > 0 ? [own] : []), ...(second === undefined ? [] : [second]), ...packagesOfPrefix(service)];
}

/** The commands of `aws s3` that move files. Source: https://docs.aws.amazon.com/cli/latest/reference/s3/ */
function s3Calls(command: string, rest: readonly string[]): Calls | string {
  const [from = '', to = ''] = rest.filter((word) => !word.startsWith('-'));
  const read = from.startsWith('s3://') ? ' s3:GetObject' : '';
  const written = to.startsWith('s3://') ? ' s3:PutObject' : '';
  const listed = rest.includes('--recursive') || command === 'sync' ? ' s3:ListObjectsV2' : '';
  switch (command) {
    case 'cp':
      return callsNamed(`${read}${written}${listed}`);
    case 'mv':
      return callsNamed(`${read}${written}${listed}${read ? ' s3:DeleteObject' : ''}`);
    case 'sync':
      return callsNamed(`${read}${written}${listed}${rest.includes('--delete') && written ? ' s3:DeleteObject' : ''}`);
    case 'rm':
      return callsNamed(`s3:DeleteObject${listed}`);
    case 'ls':
      return callsNamed(from === '' ? 's3:ListBuckets' : 's3:ListObjectsV2');
    case 'rb':
      return callsNamed(`s3:DeleteBucket${rest.includes('--force') ? ' s3:ListObjectsV2 s3:DeleteObject' : ''}`);
    default:
      return serviceCalls('s3', command, rest);
  }
}

function callsNamed(text: string): Calls {
  return text.split(' ').flatMap((name) => {
    const [client, operation] = name.split(':');
    return client && operation ? [{ package: `@aws-sdk/client-${client}`, operation }] : [];
  });
}

function flat(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

function pascal(name: string): string {
  return name
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
