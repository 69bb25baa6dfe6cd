/** The answer of a question, or why it failed. */
export type Settled<T> = { readonly value: T } | { readonly failure: string };

/** Asks, and turns an error thrown by the question into data, for readers that say "unknown, because". */
export function settled<T>(question: () => T): Settled<T> {
  try {
    return { value: question() };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
