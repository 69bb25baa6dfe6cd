export interface InstalledClient {
	readonly package: string;
	readonly operations: readonly string[];
	requires(operation: string): Requires | undefined;
}

import type { Requires } from "./requirement.ts";

/** Facts of an installed client, read from its own files as text. */
export function inferFromInstalledClient(
	_files: readonly { readonly name: string; readonly text: string }[],
): InstalledClient | undefined {
	return undefined;
}
