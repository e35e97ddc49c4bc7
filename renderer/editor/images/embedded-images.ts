const DATA = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml);base64,([A-Za-z0-9+/=\s]+)$/i;
const LARGEST = 100_000_000;

/** The images that a piece of HTML carries in itself (`data:` addresses), as files; nothing is loaded. */
export function embeddedImages(html: string): File[] {
  if (html === '' || html.length > LARGEST || !html.includes('data:image/')) return [];
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Array.from(body.querySelectorAll('img')).flatMap(image => {
    const found = DATA.exec(image.getAttribute('src') ?? '');
    if (!found) return [];
    const bytes = bytesOf(found[2]!);
    return bytes ? [new File([bytes], image.alt.trim() || 'image', { type: `image/${found[1]!.toLowerCase()}` })] : [];
  });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
