/** Where a command is run: what it writes to, and what it must know of it. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Whether `out` goes to a person's screen. */
  readonly isTerminal: boolean;
  /** The width of lines, in cells. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current folder. */
  readonly folder: string;
}

/** Whether to colour: `NO_COLOR` says no, `FORCE_COLOR` yes (but for `0`), else a screen that can. */
export function wantsColour({ environment, isTerminal }: Terminal): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return isTerminal && environment.TERM !== 'dumb';
}
