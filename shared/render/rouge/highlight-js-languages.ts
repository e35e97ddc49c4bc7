import actionscript from 'highlight.js/lib/languages/actionscript';
import ada from 'highlight.js/lib/languages/ada';
import applescript from 'highlight.js/lib/languages/applescript';
import cpp from 'highlight.js/lib/languages/cpp';
import haxe from 'highlight.js/lib/languages/haxe';
import objectivec from 'highlight.js/lib/languages/objectivec';
import python from 'highlight.js/lib/languages/python';
import smalltalk from 'highlight.js/lib/languages/smalltalk';
import sml from 'highlight.js/lib/languages/sml';
import tcl from 'highlight.js/lib/languages/tcl';
import vala from 'highlight.js/lib/languages/vala';
import verilog from 'highlight.js/lib/languages/verilog';
import vhdl from 'highlight.js/lib/languages/vhdl';
import xml from 'highlight.js/lib/languages/xml';
import { fromHighlightJs } from './highlight-js.ts';
import type { LexerFactory } from './token.ts';

/** The lexers that highlight.js stands in for, by Rouge's tags: right in text, near in tokens. */
export const HIGHLIGHT_JS: Readonly<Record<string, LexerFactory>> = {
  actionscript: fromHighlightJs('actionscript', actionscript),
  ada: fromHighlightJs('ada', ada),
  applescript: fromHighlightJs('applescript', applescript),
  cython: fromHighlightJs('python', python),
  haxe: fromHighlightJs('haxe', haxe),
  hlsl: fromHighlightJs('cpp', cpp),
  jsp: fromHighlightJs('xml', xml),
  objective_cpp: fromHighlightJs('objectivec', objectivec),
  smalltalk: fromHighlightJs('smalltalk', smalltalk),
  sml: fromHighlightJs('sml', sml),
  tcl: fromHighlightJs('tcl', tcl),
  vala: fromHighlightJs('vala', vala),
  verilog: fromHighlightJs('verilog', verilog),
  vhdl: fromHighlightJs('vhdl', vhdl),
};
