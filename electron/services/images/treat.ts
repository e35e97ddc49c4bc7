import type { Sharp } from 'sharp';
import { ok, type Result } from '../../../shared/kit/result.ts';
import type { ImageSettings } from '../../../shared/site/config/image-settings.ts';
import { refuse, type ImageFacts, type ImageRefusal } from './image-facts.ts';
import { EXTENSIONS, MOST_PIXELS, probeImage, type ProbedImage } from './probe.ts';

type Written = 'jpeg' | 'png' | 'webp' | 'avif';

/**
 * Scales and writes a picture anew where the site asks for it; else it stays as it is, byte for byte. Drawings and moving
 * pictures stay always: writing them anew would make other pictures of them.
 */
export async function treatImage(
  image: ProbedImage,
  settings: ImageSettings,
): Promise<Result<ProbedImage, ImageRefusal>> {
  const { type, width, moving } = image.facts;
  if (type === 'svg' || type === 'gif' || moving) return ok(image);
  const scales = settings.maxWidth !== undefined && (width ?? 0) > settings.maxWidth;
  const wanted = settings.format === 'keep' ? type : settings.format;
  if (!scales && wanted === type) return ok(image);
  const load = await import('sharp').then(
    module => module.default,
    () => undefined,
  );
  if (!load) {
    const remedy = 'Take max_width and format out of the site’s .galley.yml, and images stay as they are.';
    return refuse('image-tool', 'Pictures cannot be scaled on this machine.', remedy);
  }
  try {
    // Each picture once and in one thread: the other cores are the person's.
    load.cache(false);
    load.concurrency(1);
    const source = load(image.bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', autoOrient: true });
    const { hasAlpha } = await source.metadata();
    const format = wanted === 'jpeg' && hasAlpha ? (type === 'jpeg' ? 'png' : type) : wanted;
    const bytes = await write(
      scales ? source.resize({ width: settings.maxWidth!, withoutEnlargement: true }) : source,
      format,
      settings,
    );
    return written(bytes, format, settings.metadata);
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const cause = `This ${type.toUpperCase()} cannot be read as a picture (${said}).`;
    return refuse('image-damaged', cause, 'Save or download the image again and insert that.');
  }
}

/** In sRGB; without metadata, as sharp does it, unless they are to be kept. */
function write(source: Sharp, format: Written, { quality, metadata }: ImageSettings): Promise<Buffer> {
  const picture = metadata === 'keep' ? source.keepExif().keepXmp() : source;
  switch (format) {
    case 'jpeg':
      return picture.jpeg({ quality, mozjpeg: true }).toBuffer();
    case 'png':
      return picture.png({ compressionLevel: 9 }).toBuffer();
    case 'webp':
      return picture.webp({ quality }).toBuffer();
    case 'avif':
      return picture.avif({ quality, effort: 3 }).toBuffer();
  }
}

function written(
  bytes: Buffer,
  format: Written,
  metadata: ImageSettings['metadata'],
): Result<ProbedImage, ImageRefusal> {
  const probed = probeImage(bytes, metadata);
  if (!probed.ok) return probed;
  const facts: ImageFacts = probed.value.facts;
  return ok({ facts, bytes: probed.value.bytes, extension: EXTENSIONS[format] });
}
