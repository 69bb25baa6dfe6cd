/**
 * cli — the terminal: commands, formats, exit codes.
 *
 * It asks the engine through a session of the host and knows nothing of its own about code, Terraform or AWS; it touches no
 * disk itself.
 */
export { run } from './run.ts';
export type { Terminal } from './terminal.ts';
