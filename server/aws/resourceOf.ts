import type { PartialText } from "./partialText.ts";
import type { ActionNeed } from "./requirement.ts";

/** The ARNs that a call names, as far as its input is known. */
export function resourceOf(
	_need: ActionNeed,
	_input: (parameter: string) => PartialText | undefined,
): readonly PartialText[] {
	return [];
}
