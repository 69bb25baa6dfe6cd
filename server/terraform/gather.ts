import { type Family, family } from '../query/index.ts';

/** Up to this many keys are read by one derived value. */
const fewest = 100;
const buckets = 64;

/** Lists of keys, by what holds them; a list that is long is read in parts, so that a change in one is a change in one part. */
export function createGather(keysOf: (holder: string) => readonly string[]) {
  const parts = family('gatherParts', (holder) => inParts(keysOf(holder)));
  /** For each holder, what `of` says of its keys. */
  return <T>(name: string, of: (key: string) => readonly T[]): Family<readonly T[]> => {
    const inPart = family(`${name}Part`, (key): readonly T[] => {
      const [part = '', holder = ''] = splitFirst(key);
      return (parts(holder)[Number(part)] ?? []).flatMap(of);
    });
    return family(name, (holder): readonly T[] => parts(holder).flatMap((_, part) => inPart(`${part}\t${holder}`)));
  };
}

function splitFirst(key: string): readonly [string, string] {
  const at = key.indexOf('\t');
  return [key.slice(0, at), key.slice(at + 1)];
}

function inParts(keys: readonly string[]): readonly (readonly string[])[] {
  if (keys.length <= fewest) return [keys];
  const parts: string[][] = Array.from({ length: buckets }, () => []);
  for (const key of keys) {
    let hash = 0;
    for (let at = 0; at < key.length; at++) hash = (hash * 31 + key.charCodeAt(at)) >>> 0;
    parts[hash % buckets]?.push(key);
  }
  return parts;
}
