/** The nonce under which the page's policy lets CodeMirror add its style element. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}
