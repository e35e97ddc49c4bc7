import { codeFolding } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type StateEffect, type Text } from '@codemirror/state';
import { EditorView, dropCursor, drawSelection, highlightSpecialChars, rectangularSelection } from '@codemirror/view';
import type { Author } from '../../shared/text/critic/critic-notes.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import type { Proofing } from '../state/proofing.ts';
import type { ReadingPlace } from '../state/post/reading-place.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { siteCompletion } from './completion/site-completion.ts';
import { imageInsert } from './images/image-insert.ts';
import { keys } from './keys.ts';
import { languageBySize } from './language/language-by-size.ts';
import { caretParagraph } from './look/caret-paragraph.ts';
import { direction } from './look/direction.ts';
import { foldMarks } from './look/fold-marks.ts';
import { hiddenFrontMatter } from './look/hidden-front-matter.ts';
import { highlighting } from './look/highlighting.ts';
import { lineLook } from './look/line-look.ts';
import { longLines } from './look/long-lines.ts';
import { longLineInput } from './look/long-line-input.ts';
import { sentenceFocus } from './look/sentence.ts';
import { focusMode, typewriterMode } from './modes.ts';
import { pasteAsMarkdown } from './paste/paste.ts';
import { proofreading } from './proofing/proofing-view.ts';
import { reviewLook } from './review/review-look.ts';
import { suggesting } from './review/suggesting.ts';
import { scrollPlace } from './scroll-place.ts';
import { postSearch } from './search/search-panel.ts';
import type { ImageImporter, SiteKnowledge } from './site-knowledge.ts';
import { snippets, type SnippetShelf } from './snippets/insert-snippet.ts';
import { surround } from './surround.ts';
import { tableBar } from './table/table-bar.ts';
import { smartQuotes } from './typing/smart-quotes.ts';

export type EditorSettings = Pick<
  Settings,
  | 'editorFont'
  | 'editorFontSize'
  | 'editorMeasure'
  | 'focusMode'
  | 'focusOn'
  | 'typewriterMode'
  | 'smartQuotes'
  | 'foldMarks'
>;

/** What the editor needs from outside. */
export interface EditorSurroundings {
  readonly knowledge: SiteKnowledge;
  readonly images: ImageImporter;
  readonly place: ReadingPlace;
  readonly proofing: Proofing;
  readonly snippets: SnippetShelf;
  /** BCP 47 tag of the language that the post is in. */
  readonly language: () => string;
  /** Who signs suggestions now; undefined for nobody. */
  readonly author: () => Author | undefined;
  readonly onRefused: (problems: readonly Problem[]) => void;
}

/** What can change while a post stays open. */
export interface EditorChoices {
  readonly frontMatter: 'shown' | 'hidden';
  readonly review: 'off' | 'shown' | 'suggesting';
  readonly settings: Pick<EditorSettings, 'focusMode' | 'focusOn' | 'typewriterMode' | 'smartQuotes' | 'foldMarks'>;
  /** Whether the post's language is written from right to left. */
  readonly rightToLeft: boolean;
}

const MARKS_SHOWN = { off: 'written', shown: 'open', suggesting: 'closed' } as const;

const choices = new Compartment();

const steady: Extension = [
  highlighting,
  lineLook,
  longLines,
  longLineInput,
  caretParagraph,
  codeFolding({ placeholderText: '…' }),
  highlightSpecialChars(),
  drawSelection({ cursorBlinkRate: 1100 }),
  dropCursor(),
  rectangularSelection(),
  EditorView.lineWrapping,
  EditorState.tabSize.of(4),
  surround,
  postSearch,
  tableBar,
  keys,
];

/** What the editor adds to the state of a post of this text. */
export function editorExtensions(surroundings: EditorSurroundings, chosen: EditorChoices, doc: Text): Extension {
  const { knowledge, images, place, proofing, snippets: shelf, onRefused } = surroundings;
  return [
    EditorView.cspNonce.of(styleNonce()),
    choices.of(chosenExtensions(surroundings, chosen)),
    imageInsert(images, onRefused),
    pasteAsMarkdown,
    siteCompletion(knowledge),
    snippets(shelf),
    proofreading(proofing),
    scrollPlace(place),
    languageBySize(doc),
    steady,
  ];
}

/** Takes up other choices without touching the rest. */
export function changeChoices(surroundings: EditorSurroundings, chosen: EditorChoices): StateEffect<unknown> {
  return choices.reconfigure(chosenExtensions(surroundings, chosen));
}

function chosenExtensions(
  { author, language: written }: EditorSurroundings,
  { frontMatter, review, settings, rightToLeft }: EditorChoices,
): Extension {
  return [
    reviewLook(MARKS_SHOWN[review]),
    review === 'suggesting' ? suggesting(author) : [],
    frontMatter === 'hidden' ? hiddenFrontMatter : [],
    settings.focusMode ? focusMode : [],
    settings.focusMode && settings.focusOn === 'sentence' ? sentenceFocus : [],
    settings.typewriterMode ? typewriterMode : [],
    settings.smartQuotes ? smartQuotes(written) : [],
    settings.foldMarks ? foldMarks : [],
    direction(rightToLeft),
    EditorView.contentAttributes.of({
      'aria-label': 'Markdown',
      tabindex: '0',
      // The system's speller knows nothing of code and Liquid, and has no words without a network.
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
    }),
  ];
}
