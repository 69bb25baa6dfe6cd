import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  ConfigurationRequest,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type Hover,
  HoverRequest,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  ReferencesRequest,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../server/files/index.ts';
import { type ServerOptions, startServer } from '../../server/lsp/index.ts';

/** How long a condition may take to come true before a test gives up, in milliseconds; no test depends on less. */
const patience = 30_000;

/** What a small old client says of itself: Neovim 0.7, without dynamic watching or document changes. */
export const plainClient: ClientCapabilities = {
  textDocument: {
    synchronization: { didSave: true, dynamicRegistration: false },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'QuickFix', 'SourceFixAll'] } },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
  },
  workspace: { workspaceFolders: true, applyEdit: true, workspaceEdit: { resourceOperations: ['rename', 'create', 'delete'] } },
  window: { workDoneProgress: true },
};

/** A real client at the other end of a server, with documents of its own. */
export interface TestClient {
  readonly connection: MessageConnection;
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[];
  /** Methods of requests and notifications from the server with what they carry, in order. */
  readonly received: { readonly method: string; readonly params: unknown }[];
  /** What the client answers to `workspace/configuration`. */
  configuration: unknown;
  initialize(folders: readonly string[], capabilities?: ClientCapabilities, more?: Partial<InitializeParams>): Promise<InitializeResult>;
  open(file: string, text?: string): TextDocument;
  /** Replaces what stands between two strings' places: `old` (its only occurrence) by `text`, as one incremental change. */
  edit(file: string, old: string, text: string): void;
  /** The open document's whole text is now this one, sent as such. */
  replace(file: string, text: string): void;
  /** The text of an open document, else of the file. */
  text(file: string): string;
  close(file: string): void;
  diagnostics(file: string): readonly Diagnostic[];
  /** `code: covered text` of a file's diagnostics. */
  marks(file: string): readonly string[];
  hover(file: string, at: string): Promise<Hover | null>;
  /** The texts that stand at the references of what stands at `at`, by file. */
  references(file: string, at: string): Promise<readonly string[]>;
  actions(file: string, at: string, only?: string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  pull(file: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The texts that a workspace edit makes of the open documents and of files on disk. */
  applied(edit: WorkspaceEdit | undefined): Record<string, string>;
  /** Waits until `condition` is something, looking again after every message. */
  until<T>(what: string, condition: () => T | undefined | false): Promise<T>;
  untilMarks(file: string, marks: readonly string[]): Promise<void>;
  /** All that was sent before has been taken in. */
  caughtUp(): Promise<void>;
}

/** A server in this process, over streams. */
export function connectInProcess(options: ServerOptions = {}): TestClient {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), options);
  return testClient(createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up)));
}

/** A client of a server in a process of its own. */
export interface BinaryClient extends TestClient {
  /** The exit code, when the process has ended. */
  readonly exited: Promise<number | null>;
  endInput(): void;
}

/** The built binary, over its standard input and output. */
export function connectBinary(): BinaryClient {
  const binary = join(import.meta.dirname, '../../dist/iam-policy-sync.js');
  if (!existsSync(binary)) throw new Error('dist/iam-policy-sync.js is not there: run "npm run build" first');
  const child = spawn(process.execPath, [binary, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const client = testClient(createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)));
  return Object.assign(client, { exited, endInput: () => child.stdin.end() });
}

function testClient(connection: MessageConnection): TestClient {
  const published: PublishDiagnosticsParams[] = [];
  const received: { method: string; params: unknown }[] = [];
  const documents = new Map<string, TextDocument>();
  const listeners = new Set<() => void>();
  let encoding = 'utf-16';
  const note = (method: string, params: unknown) => {
    received.push({ method, params });
    if (method === 'textDocument/publishDiagnostics') published.push(params as PublishDiagnosticsParams);
    for (const listener of [...listeners]) listener();
  };
  connection.onNotification((method, params) => note(method, params));
  connection.onUnhandledProgress((params) => note('$/progress', params));
  connection.onRequest((method, params) => {
    note(method, params);
    return null;
  });
  connection.onRequest(RegistrationRequest.type, (params) => note('client/registerCapability', params));
  connection.onRequest(ApplyWorkspaceEditRequest.type, () => ({ applied: true }));
  connection.onRequest(ConfigurationRequest.type, (params) => {
    note('workspace/configuration', params);
    return params.items.map(() => client.configuration as never);
  });
  connection.onError(() => undefined);
  connection.listen();

  const textOf = (file: string) => documents.get(file)?.getText() ?? readFileSync(file, 'utf8');
  const documentOf = (file: string) => documents.get(file) ?? TextDocument.create(uriOf(file), '', 0, textOf(file));
  const units = (position: Position, file: string): Position => {
    if (encoding !== 'utf-8') return position;
    const line = documentOf(file).getText({ start: { ...position, character: 0 }, end: position });
    return { line: position.line, character: Buffer.byteLength(line) };
  };
  const offset = (position: Position, file: string): number => {
    const document = documentOf(file);
    if (encoding !== 'utf-8') return document.offsetAt(position);
    const line = document.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } });
    return document.offsetAt({ line: position.line, character: Buffer.from(line).subarray(0, position.character).toString().length });
  };
  const rangeOf = (file: string, at: string) => {
    const start = textOf(file).indexOf(at);
    if (start < 0) throw new Error(`"${at}" is not in ${file}`);
    const document = documentOf(file);
    return { start: units(document.positionAt(start), file), end: units(document.positionAt(start + at.length), file) };
  };
  const textDocument = (file: string) => ({ uri: uriOf(file) });

  const client: TestClient = {
    connection,
    published,
    received,
    configuration: null,
    initialize: async (folders, capabilities = plainClient, more = {}) => {
      const result = await connection.sendRequest<InitializeResult>('initialize', {
        processId: process.pid,
        rootUri: folders[0] === undefined ? null : uriOf(folders[0]),
        workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
        capabilities,
        ...more,
      });
      encoding = result.capabilities.positionEncoding ?? 'utf-16';
      await connection.sendNotification('initialized', {});
      return result;
    },
    open: (file, text = readFileSync(file, 'utf8')) => {
      const document = TextDocument.create(uriOf(file), 'any', 1, text);
      documents.set(file, document);
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: document.uri, languageId: 'any', version: 1, text },
      });
      return document;
    },
    edit: (file, old, text) => {
      const document = documentOf(file);
      const range = rangeOf(file, old);
      const start = document.getText().indexOf(old);
      const version = document.version + 1;
      const after = document.getText().slice(0, start) + text + document.getText().slice(start + old.length);
      documents.set(file, TextDocument.create(document.uri, 'any', version, after));
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version },
        contentChanges: [{ range, text }],
      });
    },
    replace: (file, text) => {
      const { uri, version } = documentOf(file);
      documents.set(file, TextDocument.create(uri, 'any', version + 1, text));
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: version + 1 },
        contentChanges: [{ text }],
      });
    },
    text: textOf,
    close: (file) => {
      documents.delete(file);
      void connection.sendNotification('textDocument/didClose', { textDocument: textDocument(file) });
    },
    diagnostics: (file) => published.findLast(({ uri }) => uri === uriOf(file))?.diagnostics ?? [],
    marks: (file) => {
      const text = textOf(file);
      return client
        .diagnostics(file)
        .map(({ code, range }) => `${code}: ${text.slice(offset(range.start, file), offset(range.end, file))}`);
    },
    hover: (file, at) => connection.sendRequest(HoverRequest.type, { textDocument: textDocument(file), position: rangeOf(file, at).start }),
    references: async (file, at) => {
      const context = { includeDeclaration: false };
      const position = rangeOf(file, at).start;
      const places = (await connection.sendRequest(ReferencesRequest.type, { textDocument: textDocument(file), position, context })) ?? [];
      return places.map((place) => `${place.uri}:${place.range.start.line + 1}`);
    },
    actions: async (file, at, only) => {
      const range = rangeOf(file, at);
      const diagnostics = [...client.diagnostics(file)];
      const answer = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: textDocument(file),
        range,
        context: { diagnostics, ...(only ? { only } : {}) },
      });
      return (answer ?? []).filter((action) => 'kind' in action || !('command' in action)) as CodeAction[];
    },
    resolve: (action) => connection.sendRequest(CodeActionResolveRequest.type, action),
    pull: (file, previousResultId) =>
      connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: textDocument(file),
        ...(previousResultId === undefined ? {} : { previousResultId }),
      }),
    applied: (edit) => {
      const texts: Record<string, string> = {};
      const changes = [
        ...Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({ uri, edits })),
        ...(edit?.documentChanges ?? []).flatMap((change) =>
          'textDocument' in change ? [{ uri: change.textDocument.uri, edits: change.edits }] : [],
        ),
      ];
      for (const { uri, edits } of changes) {
        const file = decodeURIComponent(uri.replace('file://', ''));
        const plain = edits
          .flatMap((one) => ('newText' in one ? [one] : []))
          .map(({ range, newText }) => ({ start: offset(range.start, file), end: offset(range.end, file), newText }));
        texts[file] = applyEdits(textOf(file), plain);
      }
      return texts;
    },
    until: (what, condition) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        const look = () => {
          const answer = condition();
          if (answer === undefined || answer === false) return;
          stop();
          resolve(answer);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${what} did not come; received last: ${JSON.stringify(received.slice(-6), null, 1)}`));
        }, patience);
        listeners.add(look);
        look();
      }),
    untilMarks: async (file, marks) => {
      const wanted = JSON.stringify(marks);
      await client.until(
        `${wanted} in ${file} (now ${JSON.stringify(client.marks(file))})`,
        () => JSON.stringify(client.marks(file)) === wanted,
      );
    },
    caughtUp: async () => {
      await connection.sendRequest(HoverRequest.type, { textDocument: { uri: 'file:///nowhere.ts' }, position: { line: 0, character: 0 } });
    },
  };
  return client;
}

/** The URI of a path, as Node spells it. */
export function uriOf(file: string): string {
  return pathToFileURL(file).href;
}
