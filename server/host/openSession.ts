import { isDeepStrictEqual } from 'node:util';
import { createEngine, type Engine, type Finding, type WorkspaceChange } from '../features/index.ts';
import { createFiles, type FilePath, type Files, mergeSettings, type Settings } from '../files/index.ts';
import { applyChanges, type ChangeRefusal } from './applyChanges.ts';
import { isConfiguration, loadSettings } from './loadSettings.ts';
import type { Problem } from './problem.ts';
import { watchWorkspace } from './watchWorkspace.ts';
import { createWorkspaceState } from './workspaceState.ts';

export interface SessionOptions {
  /** The configuration file to use instead of the roots' own. */
  readonly settingsFile?: FilePath;
  /** Settings that hold beside those of configuration files, such as an editor's. */
  readonly settings?: Settings;
  /** Makes the engine; for tests. */
  readonly createEngine?: (files: Files) => Engine | Promise<Engine>;
}

/** A workspace kept in step with the disk and with the documents open in an editor, and the engine that answers about it. */
export interface Session {
  readonly engine: Engine;
  readonly files: Files;
  /** What could not be read, once each; of the configuration first. */
  problems(): readonly Problem[];
  /** Paths, of files or folders, that have come, changed or gone on disk. Any number of calls are folded into one change. */
  change(paths: Iterable<FilePath>): void;
  /** An editor has opened a file, or its text is now this one: it counts instead of the disk's. */
  edit(file: FilePath, text: string): void;
  /** An editor has closed a file: the disk counts again. */
  close(file: FilePath): void;
  /** Other roots, or other settings of an editor. */
  configure(roots: readonly FilePath[], settings?: Settings): Promise<void>;
  /** Asks, loads what the answer lacked, and asks again until nothing is lacking. All changes made before are in the answer. */
  ask<T>(question: (engine: Engine) => T): Promise<T>;
  /** Waits until all changes are in and no finding lacks a text. */
  settle(): Promise<void>;
  /**
   * Tells the findings of each file, now and whenever they differ from those told before; only of a state in which nothing is
   * lacking. `settled` is called after each such state has been told, also when no finding is another. Returns the function that
   * stops it.
   */
  observe(changed: (file: FilePath, findings: readonly Finding[]) => void, settled?: () => void): () => void;
  /** Watches the disk, for editors that do not; ends with `dispose`. */
  watch(): Promise<void>;
  /** Writes changes to disk (see `applyChanges`) and takes them in. */
  apply(
    changes: readonly WorkspaceChange[],
  ): Promise<{ readonly written: readonly FilePath[]; readonly refusals: readonly ChangeRefusal[] }>;
  dispose(): Promise<void>;
}

/** Rounds of loading after which an answer stands as it is, with a problem. */
const mostRounds = 200;

/** Reads the workspace of `roots` and opens a session on it. */
export async function openSession(roots: readonly FilePath[], options: SessionOptions = {}): Promise<Session> {
  const files = createFiles();
  const state = createWorkspaceState(files);
  const dirty = new Set<FilePath>();
  const edited = new Map<FilePath, string | null>();
  const open = new Set<FilePath>();
  let ownRoots = roots;
  let extra = options.settings;
  let configurationProblems: readonly Problem[] = [];
  let failure: Problem | undefined;
  let work: Promise<unknown> = Promise.resolve();
  let planned: NodeJS.Immediate | undefined;
  let stopWatching: (() => Promise<void>) | undefined;
  const good = new Map<FilePath, Settings>();
  const publishers = new Set<{ readonly publish: () => void }>();

  const reload = async () => {
    const loaded = await loadSettings(ownRoots, options.settingsFile, good);
    configurationProblems = loaded.problems;
    await state.reload(ownRoots, extra ? mergeSettings([loaded.settings, extra]) : loaded.settings);
  };

  const takeIn = async () => {
    if (edited.size > 0) {
      const texts = new Map(edited);
      edited.clear();
      const opensOrCloses = [...texts].some(([file, text]) => open.has(file) === (text === null));
      for (const [file, text] of texts) {
        if (text === null) open.delete(file);
        else open.add(file);
      }
      if (opensOrCloses) engine.keepOpen(new Set(open));
      state.setDocuments(texts);
    }
    if (dirty.size > 0) {
      const paths = new Set(dirty);
      dirty.clear();
      await ([...paths].some((path) => isConfiguration(path) || path === options.settingsFile) ? reload() : state.refresh(paths));
    }
  };

  /** One thing at a time, so that an answer is never of half a change. */
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const turn = work.then(action);
    work = turn.catch(() => undefined);
    return turn;
  };

  const ask = <T>(question: (engine: Engine) => T): Promise<T> =>
    inTurn(async () => {
      failure = undefined;
      for (let round = 0; ; round++) {
        await takeIn();
        const answer = question(engine);
        if (round > mostRounds) {
          const file = files.demands().texts[0] ?? files.demands().folders[0] ?? '';
          failure = {
            file,
            kind: 'unanswered',
            message: 'too many files are asked for one after the other; the answer may be incomplete',
          };
          return answer;
        }
        if (edited.size === 0 && dirty.size === 0 && !(await state.answer()) && edited.size === 0 && dirty.size === 0) {
          for (const { publish } of publishers) publish();
          return answer;
        }
      }
    });

  /** Observers have asked everything already; without one, somebody must. */
  const settle = () =>
    ask((engine) => {
      if (publishers.size === 0) for (const file of engine.findingFiles()) engine.findings(file);
    });

  const plan = () => {
    if (publishers.size === 0 || planned) return;
    planned = setImmediate(() => {
      planned = undefined;
      settle().catch((error: unknown) => {
        failure = { file: ownRoots[0] ?? '', kind: 'unanswered', message: `the findings could not be computed: ${String(error)}` };
      });
    });
  };

  const watchNow = () =>
    watchWorkspace(ownRoots, { rules: state.rules, asked: files.supplied }, (paths) => {
      for (const path of paths) dirty.add(path);
      plan();
    });

  const [engine] = await Promise.all([(options.createEngine ?? createEngine)(files), reload()]);
  return {
    engine,
    files,
    problems: () => [...configurationProblems, ...state.problems(), ...(failure ? [failure] : [])],
    change: (paths) => {
      for (const path of paths) dirty.add(path);
      plan();
    },
    edit: (file, text) => {
      edited.set(file, text);
      plan();
    },
    close: (file) => {
      edited.set(file, null);
      dirty.add(file);
      plan();
    },
    configure: (newRoots, settings) =>
      inTurn(async () => {
        ownRoots = newRoots;
        extra = settings;
        await reload();
        plan();
        if (!stopWatching) return;
        await stopWatching();
        stopWatching = await watchNow();
      }),
    ask,
    settle,
    observe: (changed, settled = () => undefined) => {
      const waiting = new Map<FilePath, readonly Finding[]>();
      const told = new Map<FilePath, readonly Finding[]>();
      const stop = engine.observeFindings((file, findings) => {
        waiting.set(file, findings);
        plan();
      });
      const publisher = {
        publish: () => {
          for (const [file, findings] of waiting) {
            if (isDeepStrictEqual(told.get(file) ?? [], findings)) continue;
            if (findings.length > 0) told.set(file, findings);
            else told.delete(file);
            changed(file, findings);
          }
          waiting.clear();
          settled();
        },
      };
      publishers.add(publisher);
      plan();
      return () => {
        publishers.delete(publisher);
        stop();
      };
    },
    watch: async () => {
      stopWatching ??= await watchNow();
    },
    apply: async (changes) => {
      const outcome = await applyChanges(changes, (file) => files.textInput(file).peek());
      for (const file of outcome.written) dirty.add(file);
      plan();
      return outcome;
    },
    dispose: async () => {
      clearImmediate(planned);
      publishers.clear();
      await stopWatching?.();
      await work;
    },
  };
}
