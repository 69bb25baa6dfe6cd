/** The thread of `createReadAhead`: reads batches of texts, until it has had nothing to do for a while. */
import { type MessagePort, workerData } from 'node:worker_threads';
import { loadGrammars } from '../grammars.ts';
import { flattenStatements } from '../typescript/flatStatements.ts';
import { type Batch, claim, type Read, tellDone } from './messages.ts';

/** Milliseconds without work after which the thread ends and its memory is given back. */
const patience = 2000;

const port = workerData as MessagePort;
await loadGrammars();
const end = setTimeout(() => port.close(), patience);
port.on('message', (batch: Batch) => {
  for (const [index, { text, grammar }] of batch.texts.entries()) {
    if (!claim(batch, index)) continue;
    const statements = flattenStatements(text, grammar);
    const { kind, field, start, end, next, from } = statements ?? {};
    const columns = [kind, field, start, end, next, from].flatMap((column) => column?.buffer ?? []);
    port.postMessage({ batch: batch.number, index, statements } satisfies Read, columns as ArrayBuffer[]);
    tellDone(batch, index);
  }
  end.refresh();
});
