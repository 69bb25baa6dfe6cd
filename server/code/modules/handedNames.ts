import type { FilePath, Files } from '../../files/index.ts';
import { type Derived, derived, passing, steady } from '../../query/index.ts';
import { writesOneOf } from './sdkWords.ts';

/** What of the SDK a file hands on to those that import it. */
export interface HandedOn {
  /** Names by which others can reach it. */
  readonly names: readonly string[];
  /** Whether it is what the module is, by default: others may give it any name. */
  readonly byDefault: boolean;
  /** Whether it may be reached by names that are not known. */
  readonly anyName: boolean;
}

/** What relevance asks of the files that it has found so far. */
export interface Hands {
  /** These files will be asked about. */
  expect(files: readonly FilePath[]): void;
  /** Whether something that a file imports from the SDK may leave it, by a look at its names. */
  escapes(file: FilePath): boolean;
  handsOn(file: FilePath): HandedOn;
}

/** Names under which the SDK is handed on in the workspace. */
export interface HandedNames {
  readonly names: ReadonlySet<string>;
  /** Files that import what is, by default, something of the SDK. */
  readonly direct: ReadonlySet<FilePath>;
  /** The search came to no end: what is handed on may have any name. */
  readonly endless: boolean;
}

/** The files that the search goes through. */
interface Reach {
  seeds(): readonly FilePath[];
  closure(): ReadonlySet<FilePath>;
  importers(file: FilePath): readonly FilePath[];
}

interface Round extends HandedNames {
  readonly looked: ReadonlySet<FilePath>;
}

const mostRounds = 4;

/**
 * The names under which the SDK is handed on: first by the files that import it, then by those that write such a name or
 * import such a file by default, and so on for a few rounds.
 */
export function createHandedNames(files: Files, { seeds, closure, importers }: Reach, hands: Hands): Derived<HandedNames> {
  const escaping = passing(seeds, hands.escapes);
  const nothing: Round = { names: new Set(), direct: new Set(), looked: new Set(), endless: false };

  const roundAfter = (before: () => Round, front: () => readonly FilePath[], round: number) =>
    steady(`code.handed${round}`, (): Round => {
      const known = before();
      const next = known.endless ? [] : front();
      if (next.length === 0) return known;
      hands.expect(next);
      const names = new Set(known.names);
      const direct = new Set(known.direct);
      let { endless } = known;
      for (const file of next) {
        const on = hands.handsOn(file);
        for (const name of on.names) names.add(name);
        if (on.byDefault) for (const importer of importers(file)) direct.add(importer);
        endless ||= on.anyName;
      }
      return { names, direct, looked: new Set([...known.looked, ...next]), endless };
    });
  /** Files that were not looked at yet, and may hand on what was found so far. */
  const frontAfter = (before: () => Round) => {
    const writers = passing(
      () => (before().names.size === 0 ? [] : [...closure()]),
      (file) => writesOneOf(files.text(file) ?? '', before().names, false),
    );
    return () => {
      const { looked, direct } = before();
      const imported = [...direct].filter((file) => closure().has(file));
      return [...new Set([...writers(), ...imported])].filter((file) => !looked.has(file)).sort();
    };
  };

  let last = roundAfter(() => nothing, escaping, 0);
  for (let round = 1; round < mostRounds; round++) last = roundAfter(last, frontAfter(last), round);
  const [result, left] = [last, frontAfter(last)];
  return derived('code.handed', () => {
    const { names, direct, endless } = result();
    return { names, direct, endless: endless || left().length > 0 };
  });
}
