import type { Certainty, PartialText } from "./partialText.ts";

/** Whether a statement's Resource matches a resource's ARN. */
export function resourceMatches(
	_statementResource: PartialText,
	_resource: PartialText,
): Certainty {
	return "unknown";
}
