/**
 * lsp — the Language Server Protocol: capabilities, documents, diagnostics pushed or pulled, hover, code actions, progress.
 *
 * It must never know what a finding means, how a file is parsed, or where a file lies on disk. Lines and characters exist only
 * in `toProtocol.ts` and `fromProtocol.ts`. Deliberately absent as yet: completion, lenses, navigation, commands.
 */
export { type ServerOptions, startServer } from './startServer.ts';
