import type { Requires } from "./requirement.ts";

/** What an operation requires; `undefined`: not an operation that is known here. */
export function requires(
	_pkg: string,
	_operation: string,
): Requires | undefined {
	return undefined;
}
