import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { probeImage } from '../../../../../electron/services/images/probe.ts';

const starter = join(import.meta.dirname, '../../../../../resources/starter/assets/images');
const starterImage = (name: string) => readFile(join(starter, name));
const code = (bytes: Uint8Array) => {
  const probed = probeImage(bytes);
  return probed.ok ? 'taken' : probed.error.code;
};
const svg = (inside: string, attributes = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"${attributes}>${inside}</svg>`);

/** EXIF with an orientation and a GPS directory, little-endian as cameras write it. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 12 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.writeUInt16LE(0x8825, 22);
  tiff.writeUInt16LE(4, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt32LE(38, 30);
  tiff.writeUInt16LE(1, 38);
  tiff.write('N\0', 48, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

async function photo(orientation: number): Promise<Buffer> {
  const plain = await starterImage('frost.jpg');
  return Buffer.concat([plain.subarray(0, 2), exif(orientation), plain.subarray(2)]);
}

describe('what an image is', () => {
  test.each([
    ['frost.jpg', 'jpeg', 1200, 640],
    ['desk.png', 'png', 1000, 480],
    ['letters.svg', 'svg', 1200, 520],
  ])('%s', async (name, type, width, height) => {
    const probed = probeImage(await starterImage(name));
    expect(probed.ok && probed.value.facts).toEqual({ type, width, height });
  });

  test('a GIF and a WebP by their headers', () => {
    const gif = Buffer.from('GIF89a\x05\0\x07\0\0\0\0;', 'latin1');
    expect(probeImage(gif)).toMatchObject({ value: { facts: { type: 'gif', width: 5, height: 7 } } });
    const webp = Buffer.concat([
      Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
      Buffer.from([99, 0, 0, 49, 0, 0]),
    ]);
    expect(probeImage(webp)).toMatchObject({ value: { facts: { type: 'webp', width: 100, height: 50 } } });
  });

  test('the extension follows the bytes', async () => {
    const probed = probeImage(await starterImage('desk.png'));
    expect(probed.ok && probed.value.extension).toBe('png');
  });

  test('an orientation on its side changes width and height', async () => {
    expect(probeImage(await photo(6))).toMatchObject({ value: { facts: { width: 640, height: 1200 } } });
    expect(probeImage(await photo(3))).toMatchObject({ value: { facts: { width: 1200, height: 640 } } });
  });
});

describe('what is not taken', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'image-empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'image-unknown'],
    ['a ZIP', Buffer.from('PK\x03\x04rest', 'latin1'), 'image-unknown'],
    ['text', Buffer.from('hello'), 'image-unknown'],
    ['a HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image-unknown'],
    ['an HTML page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image-unknown'],
    ['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2]), 'image-damaged'],
    ['a PNG without a header', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image-damaged'],
  ])('%s', (_what, bytes, expected) => {
    expect(code(bytes)).toBe(expected);
  });

  test('more pixels than any page can use', async () => {
    const bomb = Buffer.from(await starterImage('desk.png'));
    bomb.writeUInt32BE(40_000, 16);
    bomb.writeUInt32BE(40_000, 20);
    expect(code(bomb)).toBe('image-too-many-pixels');
  });

  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT href="x"/>',
    '<svg:script xmlns:svg="http://www.w3.org/2000/svg">1</svg:script>',
    '<rect onload="alert(1)"/>',
    '<rect\nonclick = "alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a href="&#106;avascript:alert(1)"><text>x</text></a>',
    '<a xlink:href="https://example.org/"/>',
    '<image href="http://example.org/track.png"/>',
    '<image href=" data:image/svg+xml;base64,AAAA"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    '<style>@import url(//example.org/x.css);</style>',
    '<style>rect { fill: url("http://example.org/x.svg#y") }</style>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<use href="other.svg#x"/>',
    '<style><![CDATA[@import "x.css";]]></style>',
    '<rect style="fill: u\\72l(//example.org/x)"/>',
    '<rect fill="url(https://example.org/x.svg#y)"/>',
    '<animate attributeName="xlink:href" values="javascript:1"/>',
  ])('an SVG with %s', inside => {
    expect(code(svg(inside))).toBe('image-active');
  });

  test('an SVG with entities of its own', () => {
    const bomb = Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>');
    expect(code(bomb)).toBe('image-active');
  });

  test('long hostile documents are judged in one pass', () => {
    expect(code(svg('<set '.repeat(200_000)))).toBe('image-unknown');
    expect(code(Buffer.from(`<!--${'<!--'.repeat(200_000)}`))).toBe('image-unknown');
    expect(code(svg(`<a b="${'<a b='.repeat(100_000)}`))).toBe('image-unknown');
    expect(code(svg(`<style>${'url( '.repeat(200_000)}</style>`))).toBe('image-active');
  });
});

describe('what is taken', () => {
  test.each([
    '<rect width="1" height="1" fill="url(#g)"/>',
    '<use href="#x"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<style>rect { fill: red }</style>',
    '<text>on = off</text>',
  ])('an SVG with %s', inside => {
    expect(code(svg(inside))).toBe('taken');
  });

  test('a drawing with a comment in front', () => {
    expect(code(Buffer.from('<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg viewBox="0 0 1 1"></svg>'))).toBe(
      'taken',
    );
  });
});

describe('what is left out', () => {
  test('a photo loses its place and keeps its orientation and every byte of its picture', async () => {
    const probed = probeImage(await photo(6));
    if (!probed.ok) throw new Error(probed.error.cause);
    const stored = Buffer.from(probed.value.bytes);
    expect(stored.includes(Buffer.from([0x25, 0x88]))).toBe(false);
    expect(probeImage(stored)).toMatchObject({ value: { facts: { width: 640, height: 1200 } } });
    const scan = (bytes: Buffer) => bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])));
    expect(scan(stored).equals(scan(await starterImage('frost.jpg')))).toBe(true);
  });

  test('an upright photo without such data stays byte for byte', async () => {
    const plain = await starterImage('frost.jpg');
    const probed = probeImage(plain);
    expect(probed.ok && Buffer.from(probed.value.bytes).equals(plain)).toBe(true);
  });

  test('storing what was stored changes nothing', async () => {
    const once = probeImage(await photo(8));
    const twice = once.ok ? probeImage(once.value.bytes) : once;
    expect(once.ok && twice.ok && Buffer.from(twice.value.bytes).equals(Buffer.from(once.value.bytes))).toBe(true);
  });

  test('a PNG loses its texts', async () => {
    const plain = await starterImage('desk.png');
    const text = Buffer.from('\0\0\0\x09tEXtGPS\0home!\0\0\0\0', 'latin1');
    const probed = probeImage(Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)]));
    expect(probed.ok && Buffer.from(probed.value.bytes).equals(plain)).toBe(true);
  });
});
