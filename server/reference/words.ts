import { knownPackages } from '../aws/index.ts';
import type { ItemFinder } from './cellList.ts';

// A word may be followed by a remark: `polly:SynthesizeSpeech` (neural voices).
const fullAction = /^(`?)([a-z0-9-]+:(?:[a-z0-9*?]|\\\*)+)(`?)(?:[\s(:.].*)?$/is;
const bareAction = /^(`?)((?:[A-Z]|\*|\\\*)(?:[A-Za-z0-9*?]|\\\*)*)(`?)(?:\s*\(.*)?$/s;
const prefixWord = /^(`?)([a-z][a-z0-9-]*)(?::(?:\\?\*)?)?(`?)(?:[\s(.].*)?$/is;

/** An action: `polly:SynthesizeSpeech`, or `SynthesizeSpeech` beside its prefix. */
export const findAction: ItemFinder = (piece) => found(fullAction.exec(piece) ?? bareAction.exec(piece));

/** An IAM prefix: `polly`, `polly:` or `polly:*`. */
export const findPrefix: ItemFinder = (piece) => found(prefixWord.exec(piece));

function found(match: RegExpExecArray | null): ReturnType<ItemFinder> {
  const name = match?.[2]?.replaceAll('\\', '');
  return name === undefined ? undefined : { name, ticked: match?.[1] === '`' || match?.[3] === '`' };
}

/** How a table names clients; `name` of what it finds is always the package's. */
export interface ClientNaming {
  readonly find: ItemFinder;
  /** The package's name as this table writes it. */
  readonly write: (client: string) => string;
}

const longName = /(?:@aws-sdk\/|(?<![\w@/-]))client-([a-z0-9][a-z0-9-]*)/i;
const bareName = /^`?([a-z0-9][a-z0-9-]*)`?(?:\s*\(.*)?$/;

/** `@aws-sdk/client-polly`, `client-polly`, or `polly` alone where AWS has such a client. */
const findClient: ItemFinder = (piece) => {
  const long = longName.exec(piece)?.[1];
  const bare = long === undefined ? bareName.exec(piece)?.[1] : undefined;
  const name = `@aws-sdk/client-${(long ?? bare ?? '').toLowerCase()}`;
  if (long === undefined && !(bare !== undefined && knownPackages().includes(name))) return undefined;
  return { name, ticked: piece.includes('`') };
};

/** How a table names clients, read from its cells; new ones are written as most are. */
export function clientNaming(cells: readonly string[]): ClientNaming {
  const ticked = cells.filter((cell) => cell.includes('`')).length * 2 >= cells.length;
  const count = (test: (cell: string) => boolean) => cells.filter(test).length;
  const full = count((cell) => /@aws-sdk\/client-[a-z0-9]/i.test(cell));
  const long = count((cell) => longName.test(cell));
  const bare = count((cell) => !longName.test(cell) && findClient(cell) !== undefined);
  const written = bare > long ? '@aws-sdk/client-' : long - full > full ? '@aws-sdk/' : '';
  const write = (client: string) => {
    const name = client.slice(written.length);
    // A bare name would not be known again for a client that is newer than the catalogue.
    const sure = findClient(name)?.name === client ? name : client;
    return ticked ? `\`${sure}\`` : sure;
  };
  return { find: findClient, write };
}
