/** More matches than anybody walks through. */
const most = 10_000;

/** Places of a word in a text, without regard to case, from the start. */
export function findAll(text: string, wanted: string): readonly number[] {
  if (wanted === '') return [];
  const lower = text.toLowerCase();
  const word = wanted.toLowerCase();
  const places: number[] = [];
  for (
    let at = lower.indexOf(word);
    at !== -1 && places.length < most;
    at = lower.indexOf(word, at + word.length)
  )
    places.push(at);
  return places;
}
