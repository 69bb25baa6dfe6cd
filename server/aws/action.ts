/** What AWS documents of one IAM action. */
export interface ActionFacts {
	/** Canonical spelling, `s3:PutObject`. */
	readonly name: string;
	readonly accessLevel:
		| "Read"
		| "Write"
		| "List"
		| "Tagging"
		| "Permissions management";
	readonly description: string;
	readonly resourceTypes: readonly {
		readonly name: string;
		readonly required: boolean;
		readonly arns: readonly string[];
	}[];
	readonly conditionKeys: readonly string[];
	/** Its service's page in the Service Authorization Reference. */
	readonly url: string;
}

/** The facts of an action, whatever the case of its spelling; `undefined` when the catalogue has no such action. */
export function action(_name: string): ActionFacts | undefined {
	return undefined;
}

/** A service by the prefix of its actions. */
export function servicePrefix(
	_prefix: string,
):
	| { readonly prefix: string; readonly name: string; readonly url: string }
	| undefined {
	return undefined;
}

/** All catalogued actions that a pattern matches, sorted, in canonical spelling. */
export function expandActions(_pattern: string): readonly string[] {
	return [];
}
