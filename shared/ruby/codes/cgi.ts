import { percentDecode, percentEncode } from './percent.ts';

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** CGI.escapeHTML. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, char => HTML[char] ?? char) : text;
}

/** CGI.escape: a space is `+`, letters, digits and `-._~` stay. */
export function cgiEscape(text: string): string {
  return percentEncode(text, /[^A-Za-z0-9\-._~ ]/gu).replaceAll(' ', '+');
}

/** CGI.unescape; `undefined` when the bytes are no UTF-8. */
export function cgiUnescape(text: string): string | undefined {
  return percentDecode(text.replaceAll('+', ' '));
}
