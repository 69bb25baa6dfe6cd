export const catalogueDate: string = "2026-09-26";

/** Whether a package name has the form of an SDK client, `@aws-sdk/client-s3`, known or not. */
export function isClientPackage(pkg: string): boolean {
	return /^@aws-sdk\/client-[a-z0-9][a-z0-9-]*$/.test(pkg);
}

export function knownPackages(): readonly string[] {
	return [];
}
export function operationsOf(_pkg: string): readonly string[] {
	return [];
}
export function operationOfMethod(
	_pkg: string,
	_method: string,
): string | undefined {
	return undefined;
}
export function operationOfPaginator(
	_pkg: string,
	_fn: string,
): string | undefined {
	return undefined;
}
export function operationOfWaiter(
	_pkg: string,
	_fn: string,
): string | undefined {
	return undefined;
}
export function isAggregatedClient(_pkg: string, _exportName: string): boolean {
	return false;
}
export function isClientClass(_pkg: string, _exportName: string): boolean {
	return false;
}
export function packageOfV2Client(_className: string): string | undefined {
	return undefined;
}
export function iamPrefixes(_pkg: string): readonly string[] {
	return [];
}
export function packagesOfPrefix(_prefix: string): readonly string[] {
	return [];
}
