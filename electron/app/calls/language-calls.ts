import type { CallName } from '../../../shared/contract/calls.ts';
import type { Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';

type LanguageCalls = Extract<CallName, `language.${string}`>;

/** The dictionaries that come with the program, the system's and the person's own. */
export function languageCalls({ dictionaries }: Context): Pick<Handlers<GalleyWindow>, LanguageCalls> {
  return {
    'language.list': () => dictionaries.list(),
    'language.dictionary': ({ language }) => dictionaries.read(language),
  };
}
