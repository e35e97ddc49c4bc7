import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { imageAt } from '../../../../../renderer/editor/images/image-at.ts';

const at = (marked: string) => {
  const state = EditorState.create({ doc: marked.replace('¦', '') });
  const image = imageAt(state, marked.indexOf('¦'));
  return (
    image && [
      state.sliceDoc(image.words.from, image.words.to),
      state.sliceDoc(image.address.from, image.address.to),
      image.path,
    ]
  );
};

it.each([
  ['![a ¦desk](/assets/d.png)', ['a desk', '/assets/d.png', 'assets/d.png']],
  ['x ![a](b.png) ![¦](/c%20d.png "t")', ['', '/c%20d.png', 'c d.png']],
  ['![a]({{ site.baseurl }}/as¦sets/d.png)', ['a', '{{ site.baseurl }}/assets/d.png', 'assets/d.png']],
  ['![a]({{ "/assets/d.png" | relative_url }}¦)', ['a', '{{ "/assets/d.png" | relative_url }}', 'assets/d.png']],
  ['![a \\] b¦](d_(1).png)', ['a \\] b', 'd_(1).png', 'd_(1).png']],
  ['![a](https://example.org/¦x.png)', ['a', 'https://example.org/x.png', undefined]],
  ['![a](../../¦x.png)', ['a', '../../x.png', undefined]],
])('finds the image in %j', (marked, found) => expect(at(marked)).toEqual(found));

it.each(['¦ ![a](/b.png)', '![a](/b.png) ¦', '[a¦](/b.png)'])('finds none in %j', marked =>
  expect(at(marked)).toBeUndefined(),
);
