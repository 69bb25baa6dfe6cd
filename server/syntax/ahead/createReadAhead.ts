import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FilePath } from '../../files/index.ts';
import { typescriptGrammar } from '../grammars.ts';
import type { FlatStatements } from '../typescript/flatStatements.ts';
import { type Batch, claim, type Read } from './messages.ts';

/**
 * Parses texts on another processor while this thread is at work: a store of what has been read there, asked without
 * waiting. What is not ready is for the asker to read, and the other thread leaves it out.
 */
export interface ReadAhead {
  /** Starts the thread, for it takes a while: much will be asked for soon. */
  start(): void;
  /** Texts that will be asked for, in about this order. What was begun before is given up. */
  begin(texts: ReadonlyMap<FilePath, string>): void;
  /** The statements of a text, if they have been read; once. */
  take(file: FilePath, text: string): FlatStatements | undefined;
}

/** Less than this, in code units of all texts together, is read before a thread has started. */
const least = 1_000_000;

/** The bundle's file of the thread; run from the sources, there is none, and nothing is read ahead. */
const bundled = new URL('./readAhead.js', import.meta.url);

export function createReadAhead(worker = bundled): ReadAhead {
  const possible = availableParallelism() > 1 && existsSync(worker);
  let thread: MessagePort | undefined;
  let batch: Batch = { number: 0, texts: [], claims: new Int32Array(new SharedArrayBuffer(0)) };
  const places = new Map<FilePath, number>();
  const read = new Map<number, FlatStatements | null>();

  const start = () => {
    if (possible) thread ??= startThread(worker, () => (thread = undefined));
  };
  const receive = () => {
    for (let message = thread && receiveMessageOnPort(thread); message; message = thread && receiveMessageOnPort(thread)) {
      const { batch: number, index, statements } = message.message as Read;
      if (number === batch.number) read.set(index, statements);
    }
  };
  const giveUp = () => {
    for (const index of places.values()) claim(batch, index);
    places.clear();
    read.clear();
  };
  return {
    start,
    begin: (texts) => {
      giveUp();
      if ([...texts.values()].reduce((sum, text) => sum + text.length, 0) < least) return;
      start();
      if (!thread) return;
      for (const file of texts.keys()) places.set(file, places.size);
      batch = {
        number: batch.number + 1,
        texts: Array.from(texts, ([file, text]) => ({ text, grammar: typescriptGrammar(file) })),
        claims: new Int32Array(new SharedArrayBuffer(4 * texts.size)),
      };
      thread.postMessage(batch);
    },
    take: (file, text) => {
      const index = places.get(file);
      if (index === undefined || batch.texts[index]?.text !== text) return undefined;
      places.delete(file);
      if (claim(batch, index)) return undefined;
      receive();
      const statements = read.get(index);
      read.delete(index);
      return statements ?? undefined;
    },
  };
}

/** Neither the thread nor its port keeps the process alive; what it cannot read is read here. */
function startThread(worker: URL, ended: () => void): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(worker, { workerData: port2, transferList: [port2] });
  thread.unref();
  port1.unref();
  thread.on('exit', ended);
  thread.on('error', ended);
  return port1;
}
