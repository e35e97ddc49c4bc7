import actionscript from 'highlight.js/lib/languages/actionscript';
import ada from 'highlight.js/lib/languages/ada';
import apache from 'highlight.js/lib/languages/apache';
import applescript from 'highlight.js/lib/languages/applescript';
import awk from 'highlight.js/lib/languages/awk';
import clojure from 'highlight.js/lib/languages/clojure';
import cmake from 'highlight.js/lib/languages/cmake';
import coffeescript from 'highlight.js/lib/languages/coffeescript';
import cpp from 'highlight.js/lib/languages/cpp';
import crystal from 'highlight.js/lib/languages/crystal';
import d from 'highlight.js/lib/languages/d';
import dart from 'highlight.js/lib/languages/dart';
import delphi from 'highlight.js/lib/languages/delphi';
import django from 'highlight.js/lib/languages/django';
import dos from 'highlight.js/lib/languages/dos';
import elixir from 'highlight.js/lib/languages/elixir';
import elm from 'highlight.js/lib/languages/elm';
import erb from 'highlight.js/lib/languages/erb';
import erlang from 'highlight.js/lib/languages/erlang';
import fortran from 'highlight.js/lib/languages/fortran';
import fsharp from 'highlight.js/lib/languages/fsharp';
import gherkin from 'highlight.js/lib/languages/gherkin';
import glsl from 'highlight.js/lib/languages/glsl';
import gradle from 'highlight.js/lib/languages/gradle';
import graphql from 'highlight.js/lib/languages/graphql';
import groovy from 'highlight.js/lib/languages/groovy';
import haml from 'highlight.js/lib/languages/haml';
import handlebars from 'highlight.js/lib/languages/handlebars';
import haskell from 'highlight.js/lib/languages/haskell';
import haxe from 'highlight.js/lib/languages/haxe';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import julia from 'highlight.js/lib/languages/julia';
import latex from 'highlight.js/lib/languages/latex';
import lisp from 'highlight.js/lib/languages/lisp';
import matlab from 'highlight.js/lib/languages/matlab';
import nim from 'highlight.js/lib/languages/nim';
import nix from 'highlight.js/lib/languages/nix';
import objectivec from 'highlight.js/lib/languages/objectivec';
import ocaml from 'highlight.js/lib/languages/ocaml';
import perl from 'highlight.js/lib/languages/perl';
import powershell from 'highlight.js/lib/languages/powershell';
import prolog from 'highlight.js/lib/languages/prolog';
import protobuf from 'highlight.js/lib/languages/protobuf';
import puppet from 'highlight.js/lib/languages/puppet';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import scheme from 'highlight.js/lib/languages/scheme';
import smalltalk from 'highlight.js/lib/languages/smalltalk';
import sml from 'highlight.js/lib/languages/sml';
import tcl from 'highlight.js/lib/languages/tcl';
import twig from 'highlight.js/lib/languages/twig';
import vala from 'highlight.js/lib/languages/vala';
import vbnet from 'highlight.js/lib/languages/vbnet';
import verilog from 'highlight.js/lib/languages/verilog';
import vhdl from 'highlight.js/lib/languages/vhdl';
import vim from 'highlight.js/lib/languages/vim';
import xml from 'highlight.js/lib/languages/xml';
import { fromHighlightJs } from './highlight-js.ts';
import type { LexerFactory } from './token.ts';

/** The lexers that highlight.js stands in for, by Rouge's tags: right in text, near in tokens. */
export const HIGHLIGHT_JS: Readonly<Record<string, LexerFactory>> = {
  actionscript: fromHighlightJs('actionscript', actionscript),
  ada: fromHighlightJs('ada', ada),
  apache: fromHighlightJs('apache', apache),
  applescript: fromHighlightJs('applescript', applescript),
  awk: fromHighlightJs('awk', awk),
  batchfile: fromHighlightJs('dos', dos),
  clojure: fromHighlightJs('clojure', clojure),
  cmake: fromHighlightJs('cmake', cmake),
  coffeescript: fromHighlightJs('coffeescript', coffeescript),
  common_lisp: fromHighlightJs('lisp', lisp),
  crystal: fromHighlightJs('crystal', crystal),
  cuda: fromHighlightJs('cpp', cpp),
  cython: fromHighlightJs('python', python),
  d: fromHighlightJs('d', d),
  dart: fromHighlightJs('dart', dart),
  eex: fromHighlightJs('erb', erb),
  elixir: fromHighlightJs('elixir', elixir),
  elm: fromHighlightJs('elm', elm),
  erlang: fromHighlightJs('erlang', erlang),
  fortran: fromHighlightJs('fortran', fortran),
  fsharp: fromHighlightJs('fsharp', fsharp),
  gherkin: fromHighlightJs('gherkin', gherkin),
  glsl: fromHighlightJs('glsl', glsl),
  gradle: fromHighlightJs('gradle', gradle),
  graphql: fromHighlightJs('graphql', graphql),
  groovy: fromHighlightJs('groovy', groovy),
  haml: fromHighlightJs('haml', haml),
  handlebars: fromHighlightJs('handlebars', handlebars),
  haskell: fromHighlightJs('haskell', haskell),
  haxe: fromHighlightJs('haxe', haxe),
  hcl: fromHighlightJs('ini', ini),
  hlsl: fromHighlightJs('cpp', cpp),
  http: fromHighlightJs('http', http),
  jinja: fromHighlightJs('django', django),
  jsp: fromHighlightJs('xml', xml),
  julia: fromHighlightJs('julia', julia),
  matlab: fromHighlightJs('matlab', matlab),
  nim: fromHighlightJs('nim', nim),
  nix: fromHighlightJs('nix', nix),
  objective_cpp: fromHighlightJs('objectivec', objectivec),
  ocaml: fromHighlightJs('ocaml', ocaml),
  pascal: fromHighlightJs('delphi', delphi),
  perl: fromHighlightJs('perl', perl),
  plist: fromHighlightJs('xml', xml),
  powershell: fromHighlightJs('powershell', powershell),
  prolog: fromHighlightJs('prolog', prolog),
  protobuf: fromHighlightJs('protobuf', protobuf),
  puppet: fromHighlightJs('puppet', puppet),
  r: fromHighlightJs('r', r),
  scala: fromHighlightJs('scala', scala),
  scheme: fromHighlightJs('scheme', scheme),
  smalltalk: fromHighlightJs('smalltalk', smalltalk),
  sml: fromHighlightJs('sml', sml),
  tcl: fromHighlightJs('tcl', tcl),
  tex: fromHighlightJs('latex', latex),
  twig: fromHighlightJs('twig', twig),
  vala: fromHighlightJs('vala', vala),
  vb: fromHighlightJs('vbnet', vbnet),
  verilog: fromHighlightJs('verilog', verilog),
  vhdl: fromHighlightJs('vhdl', vhdl),
  viml: fromHighlightJs('vim', vim),
  vue: fromHighlightJs('xml', xml),
  zig: fromHighlightJs('rust', rust),
};
