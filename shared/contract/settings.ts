import {
  anyBoolean,
  anyCount,
  anyNumber,
  anyText,
  arrayOf,
  objectOf,
  oneOf,
  such,
  type Decoded,
} from '../kit/decode.ts';
import { savedFilterDecoder } from '../library/saved-filter.ts';

const between = (low: number, high: number) =>
  such(anyNumber, value => value >= low && value <= high, `a number from ${low} to ${high}`);

/** A person's own settings, kept as one readable JSON file in the application's data folder. */
export const settingsDecoder = objectOf({
  theme: oneOf('system', 'light', 'dark'),
  editorFont: oneOf('serif', 'duospace', 'mono'),
  /** Pixels. */
  editorFontSize: between(11, 32),
  /** Width of the text in characters. */
  editorMeasure: between(40, 120),
  autosave: oneOf('pause', 'blur', 'off'),
  /** Milliseconds without a change before an autosave. */
  autosaveDelay: between(200, 60_000),
  spelling: anyBoolean,
  /** Whether sentences are checked besides words, where the language has rules. */
  grammar: anyBoolean,
  /** BCP 47 tag of the language that a post is in when neither it nor its site says; empty for the system's. */
  language: anyText,
  /** Rules of grammar that the person does not want to hear of. */
  ignoredRules: arrayOf(anyText),
  /** Words that the speller takes as right. */
  dictionary: arrayOf(anyText),
  focusMode: anyBoolean,
  /** What focus mode leaves bright. */
  focusOn: oneOf('paragraph', 'sentence'),
  typewriterMode: anyBoolean,
  /** Whether straight quotes become the language's own while they are typed. */
  smartQuotes: anyBoolean,
  /** Marks beside headings and blocks that fold them. */
  foldMarks: anyBoolean,
  /** Pieces of text with variables; `trigger` is what is typed to get one, empty for none. */
  snippets: arrayOf(objectOf({ name: anyText, trigger: anyText, body: anyText })),
  /** Folders of sites whose pages run their own scripts in the preview. */
  scriptSites: arrayOf(anyText),
  /** Words a minute, for the reading time. */
  readingSpeed: between(50, 1000),
  /** Words aimed at in a post; 0 for no goal. */
  writingGoal: anyCount,
  /** The name that review marks are signed with. */
  reviewer: anyText,
  /** What an export's commit says; `{title}` and `{count}` stand for the posts. */
  commitMessage: anyText,
  /** Own shortcuts: command id and key, `Mod-Shift-x` as CodeMirror writes keys; an empty key takes one away. */
  shortcuts: arrayOf(objectOf({ command: anyText, key: anyText })),
  /** Views of sites' lists that were given a name. */
  filters: arrayOf(savedFilterDecoder),
  /** Sizes of the panes: the library in pixels, the preview as a share of what is left. */
  panes: objectOf({
    library: between(160, 640),
    preview: between(0.15, 0.85),
    libraryShown: anyBoolean,
    layout: oneOf('write', 'split', 'read'),
    detailsShown: anyBoolean,
  }),
});

export type Settings = Decoded<typeof settingsDecoder>;

export const defaultSettings: Settings = {
  theme: 'system',
  editorFont: 'serif',
  editorFontSize: 17,
  editorMeasure: 68,
  autosave: 'pause',
  autosaveDelay: 2000,
  spelling: true,
  grammar: true,
  language: '',
  ignoredRules: [],
  dictionary: [],
  focusMode: false,
  focusOn: 'paragraph',
  typewriterMode: false,
  smartQuotes: false,
  foldMarks: true,
  snippets: [
    { name: 'Today', trigger: ';today', body: '${date:%-d %B %Y}' },
    {
      name: 'Figure with caption',
      trigger: ';figure',
      body: '<figure>\n  <img src="${1:/assets/images/}" alt="${2:what it shows}">\n  <figcaption>${3:${selection:caption}}</figcaption>\n</figure>\n',
    },
    { name: 'Note', trigger: ';note', body: '> **Note:** ${1:${selection}}\n' },
  ],
  scriptSites: [],
  readingSpeed: 230,
  writingGoal: 0,
  reviewer: '',
  commitMessage: 'Publish: {title}',
  shortcuts: [],
  filters: [],
  panes: { library: 275, preview: 0.5, libraryShown: true, layout: 'split', detailsShown: true },
};
