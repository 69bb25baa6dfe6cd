/** Likely meant actions for a wrong one, best first. */
export function suggestActions(_wrong: string): readonly string[] {
	return [];
}

/** Whether the part after the colon is an operation of a client with that prefix, though no such action exists. */
export function isOperationName(_action: string): boolean {
	return false;
}
