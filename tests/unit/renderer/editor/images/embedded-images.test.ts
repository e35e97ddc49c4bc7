import { expect, it } from 'vitest';
import { embeddedInMarkdown } from '../../../../../renderer/editor/images/embedded-images.ts';

const GIF = 'R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

it('finds what Markdown carries in itself, with its place and its words', async () => {
  const markdown = `Before ![a \\[desk\\]](data:image/gif;base64,${GIF}) and ![](data:image/png;base64,%%%).\n\n![b](/b.png)`;
  const found = embeddedInMarkdown(markdown);
  expect(found.map(({ words, at, whole }) => [words, markdown.slice(at, at + whole.length) === whole])).toEqual([
    ['a \\[desk\\]', true],
    ['', true],
  ]);
  expect(new Uint8Array(await found[0]!.file!.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([71, 73, 70]));
  expect(found[1]!.file).toBeUndefined();
});
