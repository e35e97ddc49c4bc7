/**
 * Rouge's token types by the short names that it writes as classes (`k` is Keyword, `s2` is Literal.String.Double…).
 * The empty name is Text, which gets no span. Names that no lexer here gives are left out.
 */
export type TokenClass =
  | ''
  | 'w'
  | 'err'
  | 'x'
  | 'k'
  | 'kc'
  | 'kd'
  | 'kn'
  | 'kp'
  | 'kr'
  | 'kt'
  | 'kv'
  | 'n'
  | 'na'
  | 'nb'
  | 'bp'
  | 'nc'
  | 'no'
  | 'nd'
  | 'ni'
  | 'ne'
  | 'nf'
  | 'fm'
  | 'py'
  | 'nl'
  | 'nn'
  | 'nx'
  | 'nt'
  | 'nv'
  | 'vc'
  | 'vg'
  | 'vi'
  | 'vm'
  | 'l'
  | 'ld'
  | 's'
  | 'sa'
  | 'sb'
  | 'sc'
  | 'dl'
  | 'sd'
  | 's2'
  | 'se'
  | 'sh'
  | 'si'
  | 'sx'
  | 'sr'
  | 's1'
  | 'ss'
  | 'm'
  | 'mb'
  | 'mf'
  | 'mh'
  | 'mi'
  | 'il'
  | 'mo'
  | 'mx'
  | 'o'
  | 'ow'
  | 'p'
  | 'pi'
  | 'c'
  | 'ch'
  | 'cd'
  | 'cm'
  | 'cp'
  | 'cpf'
  | 'c1'
  | 'cs'
  | 'gd'
  | 'ge'
  | 'g'
  | 'gr'
  | 'gh'
  | 'gi'
  | 'go'
  | 'gp'
  | 'gs'
  | 'gu'
  | 'gt'
  | 'gl';

/** A piece of code and its type. */
export interface Token {
  readonly type: TokenClass;
  readonly text: string;
}

/** Receives the pieces of a text in order; neighbours of one type may come apart. */
export type Emit = (type: TokenClass, text: string) => void;

/** Takes a text apart. `lex` goes on from the state that the last text left; `reset` begins anew. */
export interface Lexer {
  reset(): void;
  lex(text: string, emit: Emit): void;
}

/** The options after the `?` of a name like `console?lang=ruby`. */
export type LexerOptions = ReadonlyMap<string, string>;

/** Makes a lexer; `find` gives the lexers of other languages by name, for those that embed them. */
export type LexerFactory = (options: LexerOptions, find: FindLexer) => Lexer;
export type FindLexer = (name: string) => Lexer | undefined;
