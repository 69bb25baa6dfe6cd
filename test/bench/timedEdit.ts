import { setImmediate } from 'node:timers/promises';
import type { openSession } from '../../server/host/index.ts';
import { stopwatch, type Taken } from './stopwatch.ts';

/**
 * Makes an edit and waits for the findings; how long that took. It begins in a turn of the event loop of its own, as an editor's
 * message does: between the turns V8 collects young garbage (`--scavenge-task`), and neither the clock nor the processor's
 * time has that in it; without turns it would be left for the edits.
 */
export async function timedEdit(session: Awaited<ReturnType<typeof openSession>>, file: string, text: string): Promise<Taken> {
  await setImmediate();
  const time = stopwatch();
  session.edit(file, text);
  await session.settle();
  return time();
}
