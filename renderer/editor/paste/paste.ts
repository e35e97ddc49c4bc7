import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { linkSelection } from '../commands/insert.ts';
import { pasteWithImages } from '../images/paste-with-images.ts';
import { htmlToMarkdown } from './block-markdown.ts';
import { readHtml } from './read-html.ts';
import { textOf } from '../../state/post/flat-text.ts';

/** Elements and styles that say more than words do. */
const MEANING =
  /<(?:h[1-6]|b|strong|i|em|a|ul|ol|li|table|blockquote|pre|code|img|hr|del|s|strike)[\s>]|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|mso-list|mso-footnote-id|sdfootnote|ftnt|MsoTitle|MsoHeading/i;
/** More is pasted as the plain text that comes with it: making Markdown of it would keep the window busy. */
const LARGEST = 2_000_000;
/** Signs that open a tag; a text of a hundred pages has a quarter of them. */
const MOST_TAGS = 40_000;

/** Pastes what comes from Word, Google Docs or a page as clean Markdown; into code and front matter as the text that it is. */
export const pasteAsMarkdown: Extension = EditorView.domEventHandlers({
  paste(event, view) {
    const data = event.clipboardData;
    if (!data || view.state.readOnly) return false;
    const plain = data.getData('text/plain');
    const link = linkSelection(plain)(view.state);
    if (link) {
      event.preventDefault();
      view.dispatch({ ...link, userEvent: 'input.paste', scrollIntoView: true });
      return true;
    }
    const html = data.getData('text/html');
    const code = data.types.includes('vscode-editor-data') || inCode(view.state);
    // Pictures in the text weigh much and say little of how long it is.
    const weight = html.includes('data:image/') ? html.replace(/data:image\/[^"'\s)]*/g, '').length : html.length;
    const heavy = weight > LARGEST || html.split('<').length > MOST_TAGS;
    if (html === '' || heavy || code || !MEANING.test(html)) return false;
    const markdown = htmlToMarkdown(readHtml(html), lastNote(view.state) + 1);
    if (markdown === '') return false;
    event.preventDefault();
    if (!pasteWithImages(view, markdown)) pasteText(view, markdown);
    return true;
  },
});

/** Puts text in place of every selection; as many lines as there are selections are dealt out among them. */
export function pasteText(view: EditorView, text: string): void {
  const { state } = view;
  const pasted = state.toText(text.replace(/\r\n?/g, '\n'));
  const dealt = state.selection.ranges.length > 1 && pasted.lines === state.selection.ranges.length;
  let next = 1;
  view.dispatch(
    dealt
      ? state.changeByRange(range => {
          const insert = pasted.line(next++).text;
          const cursor = range.from + insert.length;
          return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(cursor) };
        })
      : state.replaceSelection(pasted),
    { userEvent: 'input.paste', scrollIntoView: true },
  );
}

/** The highest number of a footnote that the text has. */
function lastNote(state: EditorState): number {
  let last = 0;
  for (const [, number] of textOf(state.doc).matchAll(/\[\^(\d{1,6})\]/g)) last = Math.max(last, Number(number));
  return last;
}

function inCode(state: EditorState): boolean {
  for (let node = syntaxTree(state).resolveInner(state.selection.main.from, 1); ; node = node.parent) {
    if (/^(?:FencedCode|CodeBlock|InlineCode|FrontMatter|CodeText|HTMLBlock)$/.test(node.name)) return true;
    if (!node.parent) return false;
  }
}
