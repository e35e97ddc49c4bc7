import { ok, type Result } from '../../../shared/kit/result.ts';
import { ATTACHMENTS } from '../../../shared/site/attachments.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import { Bytes } from './bytes.ts';
import { refuse, type ImageRefusal } from './image-facts.ts';

/**
 * The ending under which a file that is no image may be stored for posts to link to: one of a few kinds that a browser
 * takes as a download, a sound or a film. What the first bytes say must fit the name; undefined for other names.
 */
export function probeAttachment(name: string, bytes: Uint8Array): Result<string, ImageRefusal> | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(ATTACHMENTS, ending) ? ATTACHMENTS[ending] : undefined;
  if (kind === undefined) return undefined;
  if (bytes.length === 0) return refuse('file-empty', 'This file is empty.', 'Save it again and insert that.');
  if (begins(kind, bytes)) return ok(ending);
  const cause = `What this file holds is not what its name says (${ending.toUpperCase()}).`;
  return refuse('file-other-kind', cause, 'Open it in its own program, save it again and insert that.');
}

function begins(kind: string, bytes: Uint8Array): boolean {
  const view = new Bytes(bytes);
  const four = view.letters(0, 4);
  switch (kind) {
    case 'pdf':
      return view.letters(0, Math.min(1024, bytes.length)).includes('%PDF-');
    case 'zip':
      return four === 'PK\x03\x04' || four === 'PK\x05\x06';
    case 'gzip':
      return view.u16(0) === 0x1f8b;
    case 'mpeg':
      return four.startsWith('ID3') || (view.u16(0) & 0xffe0) === 0xffe0;
    case 'iso':
      return view.letters(4, 4) === 'ftyp';
    case 'ogg':
      return four === 'OggS';
    case 'riff':
      return four === 'RIFF';
    case 'flac':
      return four === 'fLaC';
    case 'matroska':
      return view.u32(0) === 0x1a45dfa3;
    default:
      return decodeText(bytes).ok;
  }
}
