export const whole = (milliseconds: number) => `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;

export const row = (name: string, value: string) => console.log(`  ${name.padEnd(38)} ${value}`);

/** The best of several runs, in milliseconds. */
export function best(run: () => number, runs = 5): number {
  return Math.min(...Array.from({ length: runs }, run));
}
