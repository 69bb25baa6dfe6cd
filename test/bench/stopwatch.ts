/** Milliseconds by the clock, and of the processor, all threads together. */
export interface Taken {
  readonly clock: number;
  readonly processor: number;
}

/** Half of the times are at most this, and 99 of 100. */
export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

const round = (milliseconds: number) => Math.round(milliseconds * 100) / 100;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Starts to measure; the answer is the time since. */
export function stopwatch(): () => Taken {
  const [clock, processor] = [performance.now(), processorTime()];
  return () => ({ clock: round(performance.now() - clock), processor: round(processorTime() - processor) });
}

/** Of the clock, and of the processor. */
export function quantiles(times: readonly Taken[]): Quantiles & { readonly processor: Quantiles } {
  return { ...of(times.map(({ clock }) => clock)), processor: of(times.map(({ processor }) => processor)) };
}

function of(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
