/** Runs `work` for all items, at most `limit` at a time, so that no process runs out of file handles. */
export async function inParallel<T>(items: Iterable<T>, work: (item: T) => Promise<void>, limit = 32): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
