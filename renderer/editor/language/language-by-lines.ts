import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { hasManyLines } from '../../state/post/many-lines.ts';
import { postLanguage } from './post-language.ts';

/** One language for all posts, so that a post that is shown again need not be parsed again. */
const language = postLanguage();
const grammar = new Compartment();

/** The language of posts while a text has not too many lines for it; none otherwise. It comes and goes as lines do. */
export function languageByLines(doc: Text): Extension {
  return [
    grammar.of(hasManyLines(doc) ? [] : language),
    EditorState.transactionExtender.of(({ startState, newDoc }) => {
      const isMany = hasManyLines(newDoc);
      return isMany === hasManyLines(startState.doc) ? null : { effects: grammar.reconfigure(isMany ? [] : language) };
    }),
  ];
}
