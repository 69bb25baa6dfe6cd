import type { FilePath } from '../../files/index.ts';
import type { CodeStep } from '../Code.ts';
import type { Reached } from './createReach.ts';
import { partKey } from './Following.ts';
import type { ReachSource } from './ReachWorld.ts';
import { nothing, unitOf } from './units.ts';

const longestChain = 50;
/** So many imports after one another may lead from who calls a method to its class: a barrel of barrels. */
const deepestImport = 3;

type Part = CodeStep & { readonly from: string | null };

/**
 * The ways from an entry to what it reaches. A method is reached once its class is, and its name is written anywhere; the way
 * leads through what writes the name where the class is imported, rather than through what was first to write it.
 */
export function createWays(world: ReachSource, reached: Reached): (part: string) => readonly CodeStep[] {
  const near = new Map<FilePath, ReadonlyMap<FilePath, number>>();
  /** The files that a file imports, itself among them, with how many imports lead to each. */
  const importsOf = (file: FilePath): ReadonlyMap<FilePath, number> => {
    const known = near.get(file);
    if (known) return known;
    const found = new Map([[file, 0]]);
    let front: readonly FilePath[] = [file];
    for (let depth = 1; depth <= deepestImport; depth++) {
      front = front.flatMap((each) => world.links(each)).filter((each) => !found.has(each));
      for (const each of front) found.set(each, depth);
    }
    near.set(file, found);
    return found;
  };
  const methodName = ({ file, item }: Part): string | null => {
    const summary = world.scope(file).members.get(item);
    return summary?.kind === 'method' ? summary.name : null;
  };
  const writes = (key: string, { file, item }: Part, name: string): boolean => {
    const content = world.content(file, item);
    const unit = content && unitOf(content);
    return (key === partKey(file, item, 'body') ? unit?.body : (unit?.init ?? nothing))?.members.includes(name) ?? false;
  };
  /** Whether the way back from a part to the entry comes by one that is on the way already. */
  const comesBy = (start: string, taken: ReadonlySet<string>): boolean => {
    for (let key: string | null = start, steps = 0; key !== null; key = reached.parts.get(key)?.from ?? null) {
      if (taken.has(key) || steps++ > longestChain) return true;
    }
    return false;
  };
  /** What leads to a part, and whether it is not seen to call it. */
  const parentOf = (part: Part, taken: ReadonlySet<string>): { readonly key: string | null; readonly perhaps: boolean } => {
    const before = part.from === null ? undefined : reached.parts.get(part.from);
    const name = methodName(part);
    if (!before || name === null || (before.file === part.file && before.item === part.item))
      return { key: part.from, perhaps: part.perhaps };
    // Of those that may call it, one from which the fewest imports lead to its class.
    let best = { key: part.from, imports: Number.POSITIVE_INFINITY };
    let isWritten = false;
    for (const [key, other] of [[part.from ?? '', before] as const, ...reached.parts]) {
      if (!writes(key, other, name)) continue;
      isWritten = true;
      const imports = importsOf(other.file).get(part.file) ?? Number.POSITIVE_INFINITY;
      if (imports < best.imports && !comesBy(key, taken)) best = { key, imports };
    }
    return { key: best.key, perhaps: best.imports === Number.POSITIVE_INFINITY && (part.perhaps || !isWritten) };
  };
  return (part) => {
    const chain: CodeStep[] = [];
    const taken = new Set<string>();
    for (let key: string | null = part; key !== null && chain.length < longestChain; ) {
      const step: Part | undefined = reached.parts.get(key);
      if (!step || taken.has(key)) break;
      taken.add(key);
      const last = chain.at(-1);
      const parent = parentOf(step, taken);
      if (last?.file !== step.file || last.item !== step.item) chain.push({ file: step.file, item: step.item, perhaps: parent.perhaps });
      key = parent.key;
    }
    return chain.reverse();
  };
}
