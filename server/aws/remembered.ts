/**
 * A pure function of a text with a memory of its last answers, at most `most` of them: a configuration says the same in many
 * places, and asks again with each keystroke.
 */
export function remembered<T>(answer: (text: string) => T, most: number): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    const oldest = answers.size >= most ? answers.keys().next().value : undefined;
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(text, found);
    return found;
  };
}
