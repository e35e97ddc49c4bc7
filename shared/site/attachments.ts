/** Endings of files besides images that a post may link to, and how such files begin. */
export const ATTACHMENTS: Readonly<Record<string, string>> = {
  pdf: 'pdf',
  zip: 'zip',
  epub: 'zip',
  docx: 'zip',
  xlsx: 'zip',
  pptx: 'zip',
  odt: 'zip',
  ods: 'zip',
  odp: 'zip',
  gz: 'gzip',
  mp3: 'mpeg',
  m4a: 'iso',
  mp4: 'iso',
  mov: 'iso',
  ogg: 'ogg',
  oga: 'ogg',
  ogv: 'ogg',
  opus: 'ogg',
  wav: 'riff',
  flac: 'flac',
  webm: 'matroska',
  csv: 'text',
  json: 'text',
  gpx: 'text',
};

export function isAttachmentName(name: string): boolean {
  return Object.hasOwn(ATTACHMENTS, /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '');
}
