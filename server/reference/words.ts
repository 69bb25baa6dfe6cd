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

/** Reads from the cells how they name clients: `@aws-sdk/client-polly`, `client-polly`, or `polly`. */
export function clientNaming(cells: readonly string[]): ClientNaming {
  const ticked = cells.filter((cell) => cell.includes('`')).length * 2 >= cells.length;
  const tick = (name: string) => (ticked ? `\`${name}\`` : name);
  const named =
    (pattern: RegExp): ItemFinder =>
    (piece) => {
      const name = pattern.exec(piece)?.[1];
      return name === undefined ? undefined : { name: `@aws-sdk/client-${name.toLowerCase()}`, ticked: piece.includes('`') };
    };
  const long = /(?:@aws-sdk\/|(?<![\w@/-]))client-([a-z0-9][a-z0-9-]*)/i;
  const count = (pattern: RegExp) => cells.filter((cell) => pattern.test(cell)).length;
  const full = count(/@aws-sdk\/client-[a-z0-9]/i);
  const short = count(long) - full;
  if (full + short > 0 || cells.length === 0) {
    return { find: named(long), write: (client) => tick(short > full ? client.replace('@aws-sdk/', '') : client) };
  }
  const packages = new Set(knownPackages());
  const bare = named(/^`?([a-z0-9][a-z0-9-]*)`?(?:\s*\(.*)?$/);
  const find: ItemFinder = (piece) => {
    const item = bare(piece);
    return item && packages.has(item.name) ? item : undefined;
  };
  const anyBare = cells.some((cell) => find(cell) !== undefined);
  return { find, write: (client) => tick(anyBare ? client.replace('@aws-sdk/client-', '') : client) };
}
