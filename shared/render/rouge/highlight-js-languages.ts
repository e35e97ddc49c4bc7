import actionscript from 'highlight.js/lib/languages/actionscript';
import ada from 'highlight.js/lib/languages/ada';
import apache from 'highlight.js/lib/languages/apache';
import applescript from 'highlight.js/lib/languages/applescript';
import awk from 'highlight.js/lib/languages/awk';
import cpp from 'highlight.js/lib/languages/cpp';
import crystal from 'highlight.js/lib/languages/crystal';
import d from 'highlight.js/lib/languages/d';
import delphi from 'highlight.js/lib/languages/delphi';
import elm from 'highlight.js/lib/languages/elm';
import erb from 'highlight.js/lib/languages/erb';
import fortran from 'highlight.js/lib/languages/fortran';
import fsharp from 'highlight.js/lib/languages/fsharp';
import gherkin from 'highlight.js/lib/languages/gherkin';
import glsl from 'highlight.js/lib/languages/glsl';
import graphql from 'highlight.js/lib/languages/graphql';
import haml from 'highlight.js/lib/languages/haml';
import haxe from 'highlight.js/lib/languages/haxe';
import lisp from 'highlight.js/lib/languages/lisp';
import matlab from 'highlight.js/lib/languages/matlab';
import nim from 'highlight.js/lib/languages/nim';
import nix from 'highlight.js/lib/languages/nix';
import objectivec from 'highlight.js/lib/languages/objectivec';
import ocaml from 'highlight.js/lib/languages/ocaml';
import perl from 'highlight.js/lib/languages/perl';
import prolog from 'highlight.js/lib/languages/prolog';
import puppet from 'highlight.js/lib/languages/puppet';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import scheme from 'highlight.js/lib/languages/scheme';
import smalltalk from 'highlight.js/lib/languages/smalltalk';
import sml from 'highlight.js/lib/languages/sml';
import tcl from 'highlight.js/lib/languages/tcl';
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
  common_lisp: fromHighlightJs('lisp', lisp),
  crystal: fromHighlightJs('crystal', crystal),
  cuda: fromHighlightJs('cpp', cpp),
  cython: fromHighlightJs('python', python),
  d: fromHighlightJs('d', d),
  eex: fromHighlightJs('erb', erb),
  elm: fromHighlightJs('elm', elm),
  fortran: fromHighlightJs('fortran', fortran),
  fsharp: fromHighlightJs('fsharp', fsharp),
  gherkin: fromHighlightJs('gherkin', gherkin),
  glsl: fromHighlightJs('glsl', glsl),
  graphql: fromHighlightJs('graphql', graphql),
  haml: fromHighlightJs('haml', haml),
  haxe: fromHighlightJs('haxe', haxe),
  hlsl: fromHighlightJs('cpp', cpp),
  jsp: fromHighlightJs('xml', xml),
  matlab: fromHighlightJs('matlab', matlab),
  nim: fromHighlightJs('nim', nim),
  nix: fromHighlightJs('nix', nix),
  objective_cpp: fromHighlightJs('objectivec', objectivec),
  ocaml: fromHighlightJs('ocaml', ocaml),
  pascal: fromHighlightJs('delphi', delphi),
  perl: fromHighlightJs('perl', perl),
  plist: fromHighlightJs('xml', xml),
  prolog: fromHighlightJs('prolog', prolog),
  puppet: fromHighlightJs('puppet', puppet),
  scheme: fromHighlightJs('scheme', scheme),
  smalltalk: fromHighlightJs('smalltalk', smalltalk),
  sml: fromHighlightJs('sml', sml),
  tcl: fromHighlightJs('tcl', tcl),
  vala: fromHighlightJs('vala', vala),
  vb: fromHighlightJs('vbnet', vbnet),
  verilog: fromHighlightJs('verilog', verilog),
  vhdl: fromHighlightJs('vhdl', vhdl),
  viml: fromHighlightJs('vim', vim),
  vue: fromHighlightJs('xml', xml),
  zig: fromHighlightJs('rust', rust),
};
