/**
 * The items whose name holds every typed word, best first: a word at the start of the name before one at the start of a
 * word before one inside; then letters that merely follow each other (`nl` finds "Next Layout"). No text, every item.
 */
export function rank<T>(items: readonly T[], text: string, nameOf: (item: T) => string): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map(item => ({ item, score: scoreOf(nameOf(item).toLowerCase(), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf(name: string, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const score = scoreOfWord(name, word);
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function scoreOfWord(name: string, word: string): number {
  if (name.startsWith(word)) return 8;
  const at = name.indexOf(word);
  if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1]!) ? (name.includes(` ${word}`) ? 5 : 3) : 5;
  let from = 0;
  for (const letter of word) {
    const found = name.indexOf(letter, from);
    if (found < 0) return 0;
    from = found + 1;
  }
  const initials = name.replace(/(\p{L})[\p{L}\p{N}]*|[^\p{L}]/gu, '$1');
  return initials.includes(word) ? 2 : 1;
}
