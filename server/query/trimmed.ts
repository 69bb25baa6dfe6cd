/** A copy of a list, to be kept for long: one that grew holds up to half as much room again for more. */
export const trimmed = <T>(list: readonly T[]): T[] => list.slice();
