import { findByName } from './find-lexer.ts';
import { HIGHLIGHT_JS } from './highlight-js-languages.ts';
import { apache } from './lexers/apache.ts';
import { awk } from './lexers/awk.ts';
import { batchfile } from './lexers/batchfile.ts';
import { bibtex } from './lexers/bibtex.ts';
import { c } from './lexers/c.ts';
import { clojure } from './lexers/clojure.ts';
import { cmake } from './lexers/cmake.ts';
import { coffeescript } from './lexers/coffeescript.ts';
import { commonLisp } from './lexers/common-lisp.ts';
import { conf } from './lexers/conf.ts';
import { makeConsole } from './lexers/console.ts';
import { cpp } from './lexers/cpp.ts';
import { crystal } from './lexers/crystal.ts';
import { csharp } from './lexers/csharp.ts';
import { css } from './lexers/css.ts';
import { cuda } from './lexers/cuda.ts';
import { d } from './lexers/d.ts';
import { dart } from './lexers/dart.ts';
import { diff } from './lexers/diff.ts';
import { docker } from './lexers/docker.ts';
import { dot } from './lexers/dot.ts';
import { eex } from './lexers/eex.ts';
import { elixir } from './lexers/elixir.ts';
import { elm } from './lexers/elm.ts';
import { erb } from './lexers/erb.ts';
import { erlang } from './lexers/erlang.ts';
import { fortran } from './lexers/fortran.ts';
import { fsharp } from './lexers/fsharp.ts';
import { gherkin } from './lexers/gherkin.ts';
import { glsl } from './lexers/glsl.ts';
import { go } from './lexers/go.ts';
import { graphql } from './lexers/graphql.ts';
import { gradle, groovy } from './lexers/groovy.ts';
import { haml } from './lexers/haml.ts';
import { handlebars } from './lexers/handlebars.ts';
import { haskell } from './lexers/haskell.ts';
import { hcl, terraform } from './lexers/hcl.ts';
import { html } from './lexers/html.ts';
import { http } from './lexers/http.ts';
import { ini } from './lexers/ini.ts';
import { irb, irbOutput } from './lexers/irb.ts';
import { java } from './lexers/java.ts';
import { javascript } from './lexers/javascript.ts';
import { jinja, twig } from './lexers/jinja.ts';
import { json, jsonDoc } from './lexers/json.ts';
import { jsx, tsx } from './lexers/jsx.ts';
import { julia } from './lexers/julia.ts';
import { kotlin } from './lexers/kotlin.ts';
import { lean } from './lexers/lean.ts';
import { liquid } from './lexers/liquid.ts';
import { lua } from './lexers/lua.ts';
import { make } from './lexers/make.ts';
import { markdown } from './lexers/markdown.ts';
import { matlab } from './lexers/matlab.ts';
import { nasm } from './lexers/nasm.ts';
import { nginx } from './lexers/nginx.ts';
import { nim } from './lexers/nim.ts';
import { nix } from './lexers/nix.ts';
import { objectiveC } from './lexers/objective-c.ts';
import { ocaml } from './lexers/ocaml.ts';
import { pascal } from './lexers/pascal.ts';
import { perl } from './lexers/perl.ts';
import { php } from './lexers/php.ts';
import { plist } from './lexers/plist.ts';
import { powershell } from './lexers/powershell.ts';
import { prolog } from './lexers/prolog.ts';
import { properties } from './lexers/properties.ts';
import { protobuf } from './lexers/protobuf.ts';
import { puppet } from './lexers/puppet.ts';
import { python } from './lexers/python.ts';
import { r } from './lexers/r.ts';
import { racket } from './lexers/racket.ts';
import { ruby } from './lexers/ruby.ts';
import { rust } from './lexers/rust.ts';
import { sass } from './lexers/sass.ts';
import { scala } from './lexers/scala.ts';
import { scheme } from './lexers/scheme.ts';
import { scss } from './lexers/scss.ts';
import { shell } from './lexers/shell.ts';
import { slim } from './lexers/slim.ts';
import { solidity } from './lexers/solidity.ts';
import { sql } from './lexers/sql.ts';
import { ssh } from './lexers/ssh.ts';
import { swift } from './lexers/swift.ts';
import { systemd } from './lexers/systemd.ts';
import { tex } from './lexers/tex.ts';
import { toml } from './lexers/toml.ts';
import { typescript } from './lexers/typescript.ts';
import { vb } from './lexers/vb.ts';
import { viml } from './lexers/viml.ts';
import { vue } from './lexers/vue.ts';
import { xml } from './lexers/xml.ts';
import { yaml } from './lexers/yaml.ts';
import { zig } from './lexers/zig.ts';
import type { FindLexer, Lexer, LexerFactory, LexerOptions } from './token.ts';

/** The lexers that follow Rouge's token by token, by its tags. */
const FACTORIES: Readonly<Record<string, LexerFactory>> = {
  apache,
  awk,
  batchfile,
  bibtex,
  c,
  clojure,
  cmake,
  coffeescript,
  common_lisp: commonLisp,
  conf,
  console: makeConsole,
  cpp,
  crystal,
  csharp,
  css,
  cuda,
  d,
  dart,
  diff,
  docker,
  dot,
  eex,
  elixir,
  elm,
  erb,
  erlang,
  fortran,
  fsharp,
  gherkin,
  glsl,
  go,
  gradle,
  graphql,
  groovy,
  haml,
  handlebars,
  haskell,
  hcl,
  html,
  http,
  ini,
  irb,
  irb_output: irbOutput,
  java,
  javascript,
  jinja,
  json,
  'json-doc': jsonDoc,
  jsx,
  julia,
  kotlin,
  lean,
  liquid,
  lua,
  make,
  markdown,
  matlab,
  nasm,
  nginx,
  nim,
  nix,
  objective_c: objectiveC,
  ocaml,
  pascal,
  perl,
  php,
  plist,
  powershell,
  prolog,
  properties,
  protobuf,
  puppet,
  python,
  r,
  racket,
  ruby,
  rust,
  sass,
  scala,
  scheme,
  scss,
  shell,
  slim,
  solidity,
  sql,
  ssh,
  swift,
  systemd,
  terraform,
  tex,
  toml,
  tsx,
  twig,
  typescript,
  vb,
  viml,
  vue,
  xml,
  yaml,
  zig,
};

const PLAIN: Lexer = { reset: () => {}, lex: (text, emit) => emit('', text) };

/** A fresh lexer for a tag of Rouge's; one that gives plain text where there is none for the language. */
export function lexerFor(tag: string, options: LexerOptions): Lexer {
  const factories = Object.hasOwn(FACTORIES, tag) ? FACTORIES : HIGHLIGHT_JS;
  const factory = Object.hasOwn(factories, tag) ? factories[tag] : undefined;
  return factory?.(options, find) ?? PLAIN;
}

const find: FindLexer = name => {
  const found = findByName(name);
  return found && lexerFor(found.tag, found.options);
};
