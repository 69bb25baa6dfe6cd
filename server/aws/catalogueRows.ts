/** The catalogue as rows, one an operation, of all packages or of one. */
export function* catalogueRows(
	_pkg?: string,
	_operation?: string,
): Iterable<{
	package: string;
	operation: string;
	actions: string[];
	dependent: string[];
	conditional: { action: string; when: string }[];
}> {}
