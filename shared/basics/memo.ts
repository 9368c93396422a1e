/** Answers that are kept at once: more would hold memory for what hardly comes again. */
const most = 1000;
/** A longer text hardly comes twice; in characters. */
const longest = 300;

/**
 * A function of a text that keeps its answers: very many requests have few different paths, methods
 * and hosts. `of`: pure; its answer is never undefined.
 */
export function memoized<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const fresh = of(text);
    if (text.length > longest) return fresh;
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
