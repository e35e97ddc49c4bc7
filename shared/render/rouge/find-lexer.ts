import { tagOf } from './lexer-names.ts';
import type { LexerOptions } from './token.ts';

const NO_OPTIONS: LexerOptions = new Map();

function decodePart(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function parseOptions(query: string): LexerOptions {
  const options = new Map<string, string>();
  for (const part of query.split(/[&;]/u)) {
    if (part === '') continue;
    const at = part.indexOf('=');
    options.set(decodePart(at < 0 ? part : part.slice(0, at)), at < 0 ? 'true' : decodePart(part.slice(at + 1)));
  }
  return options;
}

/** A lexer's tag in Rouge and the options that the name gave it. */
export interface FoundLexer {
  readonly tag: string;
  readonly options: LexerOptions;
}

/** What Rouge finds by a name, case-sensitive, with options as in `console?lang=ruby` (`Lexer.find_fancy`, guessing apart). */
export function findByName(name: string): FoundLexer | undefined {
  const at = name.indexOf('?');
  const tag = tagOf(at < 0 ? name : name.slice(0, at));
  if (tag === undefined) return undefined;
  return { tag, options: at < 0 ? NO_OPTIONS : parseOptions(name.slice(at + 1)) };
}
