/**
 * From the product into the protocol: paths to URIs, offsets to positions, findings to diagnostics, edits to workspace edits.
 * With `fromProtocol.ts` the only file that knows lines and characters.
 */
import {
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  MarkupKind,
  type Position,
  type Hover as ProtocolHover,
  type Range as ProtocolRange,
  type TextEdit as ProtocolTextEdit,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FilePath, Finding, FixOffer, Hover, Place, Range, TextEdit, WorkspaceChange } from '../features/index.ts';
import type { Problem } from '../host/index.ts';
import type { Client } from './client.ts';
import { type ClientText, lineAt, utf8Length, visibleLine } from './clientText.ts';

/** What the converters must know of the present: texts and versions as the client sees them. */
export interface Seen {
  readonly client: Client;
  /** The text of a file as the client counts it; an empty one where there is none. */
  text(file: FilePath): ClientText;
  exists(file: FilePath): boolean;
  /** The address of a finding's page, where it has one on the web. */
  documentation(code: Finding['code']): string | undefined;
  /** The URI by which the client has opened a file, and its version. */
  open(file: FilePath): { readonly uri: string; readonly version: number } | undefined;
}

/** What a diagnostic carries for us through the client and back. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly fixes: readonly Omit<FixOffer, 'change'>[];
}

/** The `source` of our diagnostics. */
export const diagnosticSource = 'iam-policy-sync';

/** A `file:` URI; `C:/x` and `//server/share/x` too, whatever this machine is. */
export function uriOf(file: FilePath): string {
  const share = /^\/\/([^/]+)(\/.*)$/.exec(file);
  const authority = share?.[1] ?? '';
  const path = share?.[2] ?? (file.startsWith('/') ? file : `/${file}`);
  return URI.from({ scheme: 'file', authority, path }).toString();
}

/** The position of an offset; within a line's end it is the end of the line. */
export function positionOf(offset: number, seen: ClientText): Position {
  const line = lineAt(seen, offset);
  const { start, text } = visibleLine(seen, line);
  const units = Math.max(0, Math.min(offset - start, text.length));
  return { line, character: seen.encoding === 'utf-8' ? utf8Length(text, units) : units };
}

/** The range of a range. */
function rangeOf(range: Range, seen: ClientText): ProtocolRange {
  return { start: positionOf(range.start, seen), end: positionOf(range.end, seen) };
}

/** A finding as a diagnostic, without what the client does not know. */
export function diagnosticOf(finding: Finding, seen: Seen): Diagnostic {
  const { client } = seen;
  const page = client.codeDescription ? seen.documentation(finding.code) : undefined;
  const shown = finding.related.length;
  const more = finding.relatedCount > shown ? ` (and ${finding.relatedCount - shown} more places)` : '';
  const data: DiagnosticData = { fingerprint: finding.fingerprint, fixes: finding.fixes.map(({ change: _, ...offer }) => offer) };
  return {
    range: rangeOf(finding.range, seen.text(finding.file)),
    severity: severities[finding.severity],
    code: finding.code,
    source: diagnosticSource,
    message: finding.message + more,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(client.diagnosticTags && finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(client.relatedInformation && shown > 0
      ? {
          relatedInformation: finding.related.map(({ file, message, ...range }) => ({
            location: { uri: clientUri(file, seen), range: rangeOf(range, seen.text(file)) },
            message,
          })),
        }
      : {}),
    data,
  };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const;

/** What is wrong with a file as such, at the whole of its line. */
export function problemDiagnosticOf({ line = 1, message, kind }: Problem): Diagnostic {
  return {
    range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
    severity: kind === 'configuration' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: kind,
    source: diagnosticSource,
    message,
  };
}

/** A place in a file, open or not. */
export function locationOf(place: Place, seen: Seen): Location {
  return { uri: seen.open(place.file)?.uri ?? uriOf(place.file), range: rangeOf(place, seen.text(place.file)) };
}

/** A hover in the markup that the client shows. */
export function hoverOf(hover: Hover, text: ClientText, client: Client): ProtocolHover {
  const contents = client.markdownHover
    ? { kind: MarkupKind.Markdown, value: hover.markdown }
    : { kind: MarkupKind.PlainText, value: hover.plain };
  return { contents, range: rangeOf(hover.range, text) };
}

/**
 * Edits with the versions of open documents, so that the client refuses them on other text; `null` for files that are
 * not open. Plain `changes` for clients that know no versions.
 */
export function workspaceEditOf(changes: readonly WorkspaceChange[], seen: Seen): WorkspaceEdit {
  const { client } = seen;
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(changes.map(({ file, edits }) => [clientUri(file, seen), editsOf(file, edits, seen)])) };
  }
  return {
    documentChanges: changes.flatMap(({ file, edits }) => {
      const uri = clientUri(file, seen);
      const edit = TextDocumentEdit.create({ uri, version: seen.open(file)?.version ?? null }, editsOf(file, edits, seen));
      const isNew = client.createFiles && !seen.exists(file);
      return isNew ? [CreateFile.create(uri, { ignoreIfExists: true }), edit] : [edit];
    }),
  };
}

/** The URI of a file, as the client spells it where it has opened the file. */
export function clientUri(file: FilePath, seen: Seen): string {
  return seen.open(file)?.uri ?? uriOf(file);
}

function editsOf(file: FilePath, edits: readonly TextEdit[], seen: Seen): ProtocolTextEdit[] {
  const text = seen.text(file);
  return appendedBeforeLastEnd(edits, text.text).map(({ newText, ...range }) => ({ range: rangeOf(range, text), newText }));
}

/**
 * Lines appended to a text are inserted before its last line end instead, which comes to the same. Neovim 0.10 makes an empty
 * line of what is inserted after it.
 */
function appendedBeforeLastEnd(edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  const end = /\r?\n$/.exec(text)?.[0] ?? '';
  const at = text.length - end.length;
  const isAppended = (edit: TextEdit) => edit.start === text.length && edit.newText.endsWith(end);
  if (end === '' || !edits.every((edit) => edit.end < at || isAppended(edit))) return edits;
  return edits.map((edit) => (isAppended(edit) ? { start: at, end: at, newText: end + edit.newText.slice(0, -end.length) } : edit));
}
