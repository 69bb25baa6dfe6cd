import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { FilePath } from '../features/index.ts';
import type { Encoding } from './client.ts';
import { changedText, pathOf } from './fromProtocol.ts';

/** A document that the client has open: its text is the truth, saved or not. */
interface OpenDocument {
  readonly file: FilePath;
  /** As the client spells it. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * The documents that the client has open; those that are no files (`untitled:`, `git:`) are not kept. Changes count only
 * from `handOver` on, so that a burst of them is one, and what is said of a document is said of the text that was analysed.
 */
export interface Documents {
  open(uri: string, version: number, text: string): void;
  /** `false`: the document is not open, so the changes mean nothing. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean;
  close(uri: string): void;
  /** Lets all changes count; the files whose text, version or openness they touch, with `null` for those that are closed. */
  handOver(): ReadonlyMap<FilePath, OpenDocument | null>;
  /** The document as of the last `handOver`. */
  of(file: FilePath): OpenDocument | undefined;
}

/** No documents yet; positions in changes are counted in `encoding`. */
export function createDocuments(encoding: Encoding): Documents {
  const latest = new Map<FilePath, OpenDocument>();
  const handed = new Map<FilePath, OpenDocument>();
  let touched = new Set<FilePath>();
  const put = (document: OpenDocument) => {
    latest.set(document.file, document);
    touched.add(document.file);
  };
  return {
    open: (uri, version, text) => {
      const file = pathOf(uri);
      if (file !== undefined) put({ file, uri, version, text });
    },
    change: (uri, version, changes) => {
      const file = pathOf(uri);
      if (file === undefined) return true;
      const before = latest.get(file);
      if (before) put({ ...before, version, text: changedText(before.text, changes, encoding) });
      return before !== undefined;
    },
    close: (uri) => {
      const file = pathOf(uri);
      if (file !== undefined && latest.delete(file)) touched.add(file);
    },
    handOver: () => {
      const changes = new Map([...touched].map((file) => [file, latest.get(file) ?? null] as const));
      touched = new Set();
      for (const [file, document] of changes) {
        if (document) handed.set(file, document);
        else handed.delete(file);
      }
      return changes;
    },
    of: (file) => handed.get(file),
  };
}
