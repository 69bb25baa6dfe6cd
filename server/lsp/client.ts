import { type InitializeParams, MarkupKind, PositionEncodingKind, ResourceOperationKind } from 'vscode-languageserver/node';

/** How positions are counted within a line; agreed once, in `initialize`. */
export type Encoding = 'utf-8' | 'utf-16';

/** What the client can do, read once from its capabilities; a missing capability is `false`. */
export interface Client {
  readonly name: string;
  readonly encoding: Encoding;
  readonly markdownHover: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly codeDescription: boolean;
  readonly pullDiagnostics: boolean;
  /** Pulls the diagnostics of all files; Neovim 0.12 would then, when told that they are others, not pull those of the files it shows. */
  readonly pullWorkspaceDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly codeActionLiterals: boolean;
  readonly resolveEdits: boolean;
  readonly disabledActions: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  /** Watches the disk; Helix says so too, but tells only of what it saves itself. */
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly progress: boolean;
}

/**
 * Reads what the client says of itself. The first encoding of its list that we know is taken; UTF-16 without a list.
 * `codeActionKind.valueSet` is not read: Neovim 0.7 sends key names there.
 */
export function readClient({ capabilities, clientInfo }: InitializeParams): Client {
  const name = clientInfo?.name ?? 'the editor';
  const { general, textDocument, window, workspace } = capabilities ?? {};
  const diagnostics = textDocument?.publishDiagnostics;
  const codeAction = textDocument?.codeAction;
  const formats = textDocument?.hover?.contentFormat ?? [];
  return {
    name,
    encoding: general?.positionEncodings?.find(isEncoding) ?? 'utf-16',
    markdownHover: formats.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText) === MarkupKind.Markdown,
    relatedInformation: (diagnostics ?? textDocument?.diagnostic)?.relatedInformation === true,
    diagnosticTags: (diagnostics ?? textDocument?.diagnostic)?.tagSupport !== undefined,
    codeDescription: (diagnostics ?? textDocument?.diagnostic)?.codeDescriptionSupport === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    pullWorkspaceDiagnostics: textDocument?.diagnostic !== undefined && name !== 'Neovim',
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    codeActionLiterals: codeAction?.codeActionLiteralSupport !== undefined,
    resolveEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    disabledActions: codeAction?.disabledSupport === true,
    preferredActions: codeAction?.isPreferredSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true && name !== 'helix',
    workspaceFolders: workspace?.workspaceFolders === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
  };
}

function isEncoding(kind: PositionEncodingKind): kind is Encoding {
  return kind === PositionEncodingKind.UTF8 || kind === PositionEncodingKind.UTF16;
}
