import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, otherwise, pop, rule, to, upTo } from '../rules.ts';
import type { PlainStates, Scan } from '../rules.ts';

const BUILTINS = wordSet(`
  _g _version assert collectgarbage coroutine.create coroutine.isyieldable coroutine.resume coroutine.running
  coroutine.status coroutine.wrap coroutine.yield debug.debug debug.gethook debug.getinfo debug.getlocal
  debug.getmetatable debug.getregistry debug.getupvalue debug.getuservalue debug.sethook debug.setlocal
  debug.setmetatable debug.setupvalue debug.setuservalue debug.traceback debug.upvalueid debug.upvaluejoin
  dofile error file:close file:flush file:lines file:read file:seek file:setvbuf file:write getmetatable
  io.close io.flush io.input io.lines io.open io.output io.popen io.read io.stderr io.stdin io.stdout io.tmpfile
  io.type io.write ipairs load loadfile lua_cpath lua_cpath_5_3 lua_errerr lua_errfile lua_errgcmm lua_errmem
  lua_errrun lua_errsyntax lua_hookcall lua_hookcount lua_hookline lua_hookret lua_hooktailcall lua_init
  lua_init_5_3 lua_maskcall lua_maskcount lua_maskline lua_maskret lua_maxinteger lua_mininteger lua_minstack
  lua_multret lua_noref lua_ok lua_opadd lua_opband lua_opbnot lua_opbor lua_opbxor lua_opdiv lua_opeq
  lua_opidiv lua_ople lua_oplt lua_opmod lua_opmul lua_oppow lua_opshl lua_opshr lua_opsub lua_opunm lua_path
  lua_path_5_3 lua_refnil lua_registryindex lua_ridx_globals lua_ridx_mainthread lua_tboolean lua_tfunction
  lua_tlightuserdata lua_tnil lua_tnone lua_tnumber lua_tstring lua_ttable lua_tthread lua_tuserdata
  lua_use_apicheck lua_yield lual_buffersize luaopen_base luaopen_coroutine luaopen_debug luaopen_io
  luaopen_math luaopen_os luaopen_package luaopen_string luaopen_table luaopen_utf8 math.abs math.acos math.asin
  math.atan math.ceil math.cos math.deg math.exp math.floor math.fmod math.huge math.log math.max
  math.maxinteger math.min math.mininteger math.modf math.pi math.rad math.random math.randomseed math.sin
  math.sqrt math.tan math.tointeger math.type math.ult next os.clock os.date os.difftime os.execute os.exit
  os.getenv os.remove os.rename os.setlocale os.time os.tmpname package.config package.cpath package.loaded
  package.loadlib package.path package.preload package.searchers package.searchpath pairs pcall print rawequal
  rawget rawlen rawset require select setmetatable string.byte string.char string.dump string.find string.format
  string.gmatch string.gsub string.len string.lower string.match string.pack string.packsize string.rep
  string.reverse string.sub string.unpack string.upper table.concat table.insert table.move table.pack
  table.remove table.sort table.unpack tonumber tostring type utf8.char utf8.charpattern utf8.codepoint
  utf8.codes utf8.len utf8.offset xpcall`);

function name(scan: Scan, text: string): void {
  const dot = text.indexOf('.');
  if (text === 'gsub') {
    scan.token('nb', text);
    scan.push('gsub');
  } else if (BUILTINS.has(text)) {
    scan.token('nb', text);
  } else if (dot >= 0) {
    scan.token('n', text.slice(0, dot));
    scan.token('p', '.');
    scan.token('n', text.slice(dot + 1));
  } else {
    scan.token('n', text);
  }
}

const PATTERNS: PlainStates = {
  gsub: [rule(/\)/u, 'p', pop), rule(/[(,]/u, 'p'), rule(/\s+/u, ''), rule(/"/u, 'sr', 'regex')],
  regex: [
    rule(/"/u, 'sr', to('regexEnd')),
    rule(/\[\^?/u, 'se', 'regexClass'),
    rule(/\\./u, 'se'),
    rule(/\(\?[:=<!]/u, 'se'),
    rule(/\{[\d,]+\}/u, 'se'),
    rule(/[()?]/u, 'se'),
    rule(/./u, 'sr'),
  ],
  regexEnd: [rule(/[$]+/u, 'sr', pop), otherwise(pop)],
  regexClass: [rule(/\//u, 'se'), rule(/\]/u, 'se', pop), groups(/(\\)(.)/u, ['se', 'sr']), rule(/./u, 'sr')],
};

/** Lua as Rouge's `lua` takes it apart. */
export const lua = defineStates(() => ({
  root: [rule(/#!.*?$/u, 'cp'), otherwise('base')],
  base: [
    upTo('--[', ']', rule(/--\[([=]*)\[.*?\]\1\]/su, 'cm'), 'end'),
    rule(/--.*$/u, 'c1'),
    rule(/(?:\d*\.\d+|\d+\.\d*)(?:e[+-]?\d+)?'/iu, 'mf'),
    rule(/\d+e[+-]?\d+/iu, 'mf'),
    rule(/0x[0-9a-f]*/iu, 'mh'),
    rule(/\d+/u, 'mi'),
    rule(/\n/u, ''),
    rule(/[\t\v\f\r ]/u, ''),
    upTo('[', ']', rule(/\[([=]*)\[.*?\]\1\]/su, 's')),
    rule(/==|~=|<=|>=|\.\.\.|\.\.|[=+\-*/%^<>#]/u, 'o'),
    rule(/[[\]{}().,:;]/u, 'p'),
    rule(/(?:and|or|not)\b/u, 'ow'),
    rule(/(?:break|do|else|elseif|end|for|if|in|repeat|return|then|until|while)\b/u, 'k'),
    rule(/local\b/u, 'kd'),
    rule(/(?:true|false|nil)\b/u, 'kc'),
    rule(/function\b/u, 'k', 'functionName'),
    on(/[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?/u, (scan, [text]) => name(scan, text)),
    rule(/'/u, 's1', 'single'),
    rule(/"/u, 's2', 'double'),
  ],
  functionName: [
    rule(/\s+/u, ''),
    groups(/(?:([A-Za-z_][A-Za-z0-9_]*)(\.))?([A-Za-z_][A-Za-z0-9_]*)/u, ['nc', 'p', 'nf'], pop),
    rule(/\(/u, 'p', pop),
  ],
  escape: [rule(/\\(?:[abfnrtv\\"']|\d{1,3})/u, 'se')],
  single: [mixin('escape'), rule(/'/u, 's1', pop), rule(/[^']+/u, 's1')],
  double: [mixin('escape'), rule(/"/u, 's2', pop), rule(/[^"]+/u, 's2')],
  ...PATTERNS,
}));
