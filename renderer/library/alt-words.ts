/** The words that most texts give an image (Markdown's or HTML's) where they show it; null where none does. */
export function altWords(texts: Iterable<string>, image: string): string | null {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const counts = new Map<string, number>();
  let best: string | null = null;
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const words = wordsAround(text, at);
      if (words === undefined) continue;
      counts.set(words, (counts.get(words) ?? 0) + 1);
      if (best === null || counts.get(words)! > counts.get(best)!) best = words;
    }
  }
  return best;
}

/** As far as an image's words reach before its address. */
const REACH = 2000;

function wordsAround(text: string, at: number): string | undefined {
  const line = text.lastIndexOf('\n', at) + 1;
  const before = text.slice(Math.max(line, at - REACH), at);
  const opening = before.lastIndexOf('![');
  const markdown = opening < 0 ? undefined : /^!\[([^[\]]*)\]\([^()\s]*$/.exec(before.slice(opening))?.[1];
  const tag = before.lastIndexOf('<img');
  const end = text.indexOf('>', at);
  const element = tag < 0 || end < 0 ? '' : before.slice(tag) + text.slice(at, Math.min(end, at + REACH));
  const html = /\salt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/i.exec(element);
  const words = markdown ?? html?.[1] ?? html?.[2];
  return words === undefined || words.trim() === '' ? undefined : words.trim();
}
