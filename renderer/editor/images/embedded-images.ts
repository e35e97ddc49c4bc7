/** The images that are embedded in Markdown, each with the whole of its `![words](data:…)`. */
const IN_MARKDOWN = /!\[((?:[^\]\\]|\\.)*)\]\((data:image\/[^()\s]+)\)/g;
const DATA = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml);base64,([A-Za-z0-9+/=\s]+)$/i;
const LARGEST = 100_000_000;

/** The images that a piece of HTML carries in itself (`data:` addresses), as files; nothing is loaded. */
export function embeddedImages(html: string): File[] {
  if (html === '' || html.length > LARGEST || !html.includes('data:image/')) return [];
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.querySelectorAll('img')).flatMap(image => {
    const file = fileOf(image.getAttribute('src') ?? '', image.alt);
    return file ? [file] : [];
  });
}

/** Images that Markdown carries in itself, in its order; `file` is undefined for one that cannot be read. */
export function embeddedInMarkdown(
  markdown: string,
): readonly { readonly whole: string; readonly words: string; readonly at: number; readonly file: File | undefined }[] {
  return Array.from(markdown.matchAll(IN_MARKDOWN), ({ 0: whole, 1: words = '', 2: data = '', index }) => ({
    whole,
    words,
    at: index,
    file: fileOf(data, words),
  }));
}

function fileOf(data: string, name: string): File | undefined {
  const found = DATA.exec(data);
  const bytes = found ? bytesOf(found[2]!) : undefined;
  return bytes && new File([bytes], name.trim() || 'image', { type: `image/${found![1]!.toLowerCase()}` });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
