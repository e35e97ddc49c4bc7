import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { plainBound } from '../../state/post/plain-bounds.ts';
import { postLanguage } from './post-language.ts';

/** One language for all posts, so that a post that is shown again need not be parsed again. */
const language = postLanguage();
const grammar = new Compartment();

/** The language of posts while a text is within its bounds; none otherwise. It comes and goes as lines do. */
export function languageBySize(doc: Text): Extension {
  return [
    grammar.of(plainBound(doc) ? [] : language),
    EditorState.transactionExtender.of(transaction => {
      if (!transaction.docChanged) return null;
      const isPlain = plainBound(transaction.newDoc) !== null;
      const wasPlain = plainBound(transaction.startState.doc) !== null;
      return isPlain === wasPlain ? null : { effects: grammar.reconfigure(isPlain ? [] : language) };
    }),
  ];
}
