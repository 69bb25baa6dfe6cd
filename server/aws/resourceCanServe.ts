import type { Certainty, PartialText } from "./partialText.ts";

/** Whether a statement's Resource can ever match one of the ARNs that an action acts on. */
export function resourceCanServe(
	_action: string,
	_statementResource: PartialText,
): Certainty {
	return "unknown";
}
