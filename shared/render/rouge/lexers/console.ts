import { quote } from '../pattern.ts';
import type { Emit, FindLexer, Lexer, LexerOptions } from '../token.ts';
import { shell } from './shell.ts';

function list(option: string | undefined): readonly string[] {
  return option === undefined || option === '' ? [] : option.split(',').filter(item => item !== '');
}

function isTrue(option: string): boolean {
  return !['0', 'false', 'off'].includes(option);
}

/** What a session is made of: its prompt, errors, the lexer of its commands and, if it is no plain text, of its output. */
interface Session {
  readonly prompt: RegExp;
  readonly error?: RegExp | undefined;
  readonly commands: Lexer;
  readonly output?: Lexer | undefined;
}

/** Splits a session into prompts, commands, output, comments and errors, line by line. */
export class ConsoleLexer implements Lexer {
  readonly #commands: Lexer;
  readonly #prompt: RegExp;
  readonly #error: RegExp | undefined;
  readonly #output: Lexer | undefined;

  constructor({ prompt, error, commands, output }: Session) {
    this.#prompt = prompt;
    this.#error = error;
    this.#commands = commands;
    this.#output = output;
  }

  reset(): void {
    this.#commands.reset();
    this.#output?.reset();
  }

  lex(text: string, emit: Emit): void {
    this.reset();
    for (const [line] of text.matchAll(/[^\n]*\n|[^\n]+/gu)) this.#line(line, emit);
  }

  #line(line: string, emit: Emit): void {
    const trimmed = line.trim();
    if (/^(?:<\.+>|\.+)$/u.test(trimmed)) {
      this.reset();
      emit('c', line);
      return;
    }
    const prompt = this.#prompt.exec(line)?.[0];
    if (prompt !== undefined) {
      this.#output?.reset();
      emit('gp', prompt);
      const rest = line.slice(prompt.length);
      const space = /^[\t\n\v\f\r ]*/u.exec(rest)?.[0] ?? '';
      if (space !== '') emit('w', space);
      this.#commands.lex(rest.slice(space.length), emit);
      return;
    }
    if (trimmed.startsWith('#')) {
      this.reset();
      emit('c', line);
    } else if (this.#error?.test(line)) {
      this.reset();
      emit('gr', line);
    } else {
      this.#commands.reset();
      if (this.#output) this.#output.lex(line, emit);
      else emit('go', line);
    }
  }
}

/** Shell sessions as Rouge's `console`, with its options `lang`, `output`, `prompt`, `comments` and `error`. */
export function makeConsole(options: LexerOptions, find: FindLexer): Lexer {
  const prompts = list(options.get('prompt'));
  const errors = list(options.get('error'));
  const commentOption = options.get('comments');
  const comments = commentOption === undefined ? prompts.length > 0 && !prompts.includes('#') : isTrue(commentOption);
  const ends = prompts.length > 0 ? prompts : comments ? ['$', '>', ';'] : ['$', '#', '>', ';'];
  const lang = options.get('lang');
  const output = options.get('output');
  return new ConsoleLexer({
    prompt: new RegExp(`^${comments ? '[^<#]' : '[^]'}*?(?:${ends.map(quote).join('|')})`, 'u'),
    error: errors.length > 0 ? new RegExp(`^(?:${errors.map(quote).join('|')})`, 'u') : undefined,
    commands: (lang === undefined ? undefined : find(lang)) ?? shell(),
    output: output === undefined ? undefined : find(output),
  });
}
