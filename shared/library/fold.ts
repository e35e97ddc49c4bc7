/** Text for comparing as people search: without case and accents, one kind of quote and of space. */
export function foldText(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/ß/g, 'ss')
    .replace(/[\u00a0\u202f]/g, ' ');
}
