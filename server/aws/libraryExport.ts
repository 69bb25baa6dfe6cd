/** An export of a package that calls AWS on the caller's behalf. */
export interface LibraryExport {
	readonly package: string;
	readonly export: string;
	readonly kind: "command" | "method-object" | "function" | "class";
	readonly calls: readonly {
		readonly package: string;
		readonly operation: string;
	}[];
}

export function libraryExport(
	_pkg: string,
	_name: string,
): LibraryExport | undefined {
	return undefined;
}
