import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('an unclosed element ends with the text', () => {
  expect(htmlOf('<div>a\n')).toBe('<div>a\n</div>\n');
});

test('scripts are left alone', () => {
  expect(htmlOf('<script>a && "b"</script>\n')).toBe('<script>a && "b"</script>\n\n');
});
