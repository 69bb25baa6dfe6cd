import type { SdkCall } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import type { Rooms } from './finding.ts';

/** A step on the way to a call, as a person reads it. */
export interface WayStep {
  readonly name: string;
  readonly file: FilePath;
  readonly offset: number;
  /** It only leads on: an import, or what runs when a module is made. */
  readonly passing: boolean;
}

/** A way from a program's entry to a call. */
export interface Way {
  readonly entry: FilePath;
  readonly steps: readonly WayStep[];
}

/** The way from a program's entry to a call, a shortest one; `undefined` where it does not reach it. */
export function wayFrom({ code }: Rooms, entry: FilePath, call: SdkCall): Way | undefined {
  const reached = code.callsFrom({ file: entry, name: '*' }).find((one) => one.file === call.file && one.id === call.id);
  if (!reached) return undefined;
  const steps = reached.chain.flatMap((step): readonly WayStep[] => {
    const known = code.step(step);
    if (!known) return [];
    const name = step.perhaps ? `${known.name}, if whoever is given its class calls it` : known.name;
    return [{ name, file: step.file, offset: known.range.start, passing: known.name === 'module' || known.name.startsWith('import ') }];
  });
  return { entry, steps };
}
