import type { Connection } from 'vscode-languageserver/node';
import type { Engine } from '../features/index.ts';
import type { Client } from './client.ts';
import type { Seen } from './toProtocol.ts';

/** What an answer needs. It lasts for one question: what the engine says and what the client sees belong together in it. */
export interface Context {
  readonly connection: Connection;
  readonly client: Client;
  readonly seen: Seen;
  readonly engine: Engine;
}
