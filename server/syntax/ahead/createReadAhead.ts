import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FilePath } from '../../files/index.ts';
import { typescriptGrammar } from '../grammars.ts';
import { type FlatStatements, flattenStatements } from '../typescript/flatStatements.ts';
import { awaitDone, type Batch, claim, isUnderWay, type Read, tellDone } from './messages.ts';

/**
 * Parses texts on another processor while this thread is at work: a store of what has been read there. What the other
 * thread has not begun is for the asker to read, and the other thread leaves it out.
 */
export interface ReadAhead {
  /** Starts the thread, for it takes a while: much will be asked for soon. */
  start(): void;
  /** Texts that will be asked for, in about this order; nothing where no thread was started. */
  expect(texts: Iterable<readonly [FilePath, string]>): void;
  /** The statements of a text, if they have been read or are about to be; once. */
  take(file: FilePath, text: string): FlatStatements | undefined;
}

/** So many texts are handed over together. */
const together = 16;

/** Milliseconds to wait for a text that is being read: longer than nearly all take. */
const patience = 100;

/** Where an expected text stands. */
interface Place {
  readonly text: string;
  readonly batch: Batch;
  readonly index: number;
}

/** The bundle's file of the thread; run from the sources, there is none, and nothing is read ahead. */
const bundled = new URL('./readAhead.js', import.meta.url);

export function createReadAhead(worker = bundled): ReadAhead {
  const possible = availableParallelism() > 1 && existsSync(worker);
  let thread: MessagePort | undefined;
  let batches = 0;
  const waiting = new Map<FilePath, string>();
  const places = new Map<FilePath, Place>();
  let queue: Place[] = [];
  let next = 0;
  const read = new Map<string, FlatStatements | null>();

  const handOver = () => {
    const batch: Batch = {
      number: batches++,
      texts: Array.from(waiting, ([file, text]) => ({ text, grammar: typescriptGrammar(file) })),
      claims: new Int32Array(new SharedArrayBuffer(4 * waiting.size)),
    };
    let index = 0;
    for (const [file, text] of waiting) {
      const place = { text, batch, index: index++ };
      places.set(file, place);
      queue.push(place);
    }
    waiting.clear();
    thread?.postMessage(batch);
  };
  const receive = () => {
    for (let message = thread && receiveMessageOnPort(thread); message; message = thread && receiveMessageOnPort(thread)) {
      const { batch, index, statements } = message.message as Read;
      read.set(`${batch} ${index}`, statements);
    }
  };
  /** Reads the first of the texts that nobody has begun, rather than to wait; `false` where there is none. */
  const readNext = (): boolean => {
    for (; next < queue.length; next++) {
      const { batch, index } = queue[next] as Place;
      if (!claim(batch, index)) continue;
      const { text, grammar } = batch.texts[index] as Batch['texts'][number];
      read.set(`${batch.number} ${index}`, flattenStatements(text, grammar));
      tellDone(batch, index);
      return true;
    }
    return false;
  };
  /** Has the other thread finish what it is at; it may have come to grief. */
  const untilDone = ({ batch, index }: Place) => {
    while (isUnderWay(batch, index)) if (!readNext()) return awaitDone(batch, index, patience);
  };
  const ended = () => {
    thread = undefined;
    queue = [];
    next = 0;
    for (const held of [waiting, places, read]) held.clear();
  };
  return {
    start: () => {
      if (possible) thread ??= startThread(worker, ended);
    },
    expect: (texts) => {
      if (!thread) return;
      for (const [file, text] of texts) {
        if (places.get(file)?.text === text) continue;
        waiting.set(file, text);
        if (waiting.size === together) handOver();
      }
    },
    take: (file, text) => {
      if (!thread) return undefined;
      waiting.delete(file);
      if (waiting.size > 0) handOver();
      const place = places.get(file);
      places.delete(file);
      if (!place || claim(place.batch, place.index)) return undefined;
      if (place.text === text) untilDone(place);
      receive();
      const key = `${place.batch.number} ${place.index}`;
      const statements = read.get(key);
      read.delete(key);
      return (place.text === text && statements) || undefined;
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
