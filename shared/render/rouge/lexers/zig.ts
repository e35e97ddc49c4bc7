import { re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, rule, upTo } from '../rules.ts';
import type { Scan } from '../rules.ts';

const KEYWORDS = wordSet(`
  align linksection threadlocal struct enum union error break return anyframe fn c_longlong c_ulonglong c_longdouble c_void
  comptime_float c_short c_ushort c_int c_uint c_long c_ulong continue asm defer errdefer const var extern packed export
  pub if else switch and or orelse while for bool unreachable try catch async suspend nosuspend await resume undefined
  usingnamespace test void noreturn type anyerror usize noalias inline noinline comptime callconv volatile allowzero`);

const BUILTINS = wordSet(`
  @addWithOverflow @as @atomicLoad @atomicStore @bitCast @breakpoint @alignCast @alignOf @cDefine @cImport @cInclude
  @bitOffsetOf @atomicRmw @bytesToSlice @byteOffsetOf @OpaqueType @panic @ptrCast @bitReverse @Vector @sin @cUndef
  @canImplicitCast @clz @cmpxchgWeak @cmpxchgStrong @compileError @compileLog @ctz @popCount @divExact @divFloor @cos
  @divTrunc @embedFile @export @tagName @TagType @errorName @call @errorReturnTrace @fence @fieldParentPtr @field
  @unionInit @errorToInt @intToEnum @enumToInt @setAlignStack @frame @Frame @exp @exp2 @log @log2 @log10 @fabs @floor
  @ceil @trunc @round @floatCast @intToFloat @floatToInt @boolToInt @errSetCast @intToError @frameAddress @import
  @newStackCall @asyncCall @intToPtr @intCast @frameSize @memcpy @memset @mod @mulWithOverflow @splat @ptrToInt @rem
  @returnAddress @setCold @Type @shuffle @setGlobalLinkage @setGlobalSection @shlExact @This @hasDecl @hasField
  @setRuntimeSafety @setEvalBranchQuota @setFloatMode @shlWithOverflow @shrExact @sizeOf @bitSizeOf @sqrt @byteSwap
  @subWithOverflow @sliceToBytes comptime_int @truncate @typeInfo @typeName @TypeOf`);

const NAME = String.raw`[a-zA-Z_]\w*`;
const ESCAPE = String.raw`\\(?:[nrt'"\\0]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})`;

function name(scan: Scan, match: RegExpExecArray): void {
  const [, dot = '', , word = '', , paren = ''] = match;
  const own = dot === '' ? 'n' : paren === '' ? 'py' : 'nf';
  scan.groups(match, ['p', '', KEYWORDS.has(word) ? 'k' : BUILTINS.has(word) ? 'nb' : own, '', 'p']);
}

/** Zig as Rouge's `zig` takes it apart. */
export const zig = defineStates(() => ({
  root: [
    rule(/\n/u, '', 'line'),
    mixin('space'),
    rule(/[iu][0-9]+\b/u, 'kt'),
    rule(/f(?:16|32|64|128)\b/u, 'kt'),
    rule(/(?:isize|usize)\b/u, 'kt'),
    mixin('literals'),
    rule(re`'${NAME}`, 'nv'),
    on(re`([.]?)(\s*)(@?${NAME})(\s*)([(]?)`, name),
    rule(/[()[\]{}|,:;]/u, 'p'),
    rule(/[*/!@~&+%^<>=?\-]|\.{1,3}/u, 'o'),
  ],
  line: [mixin('space'), rule(/#\s[^\n]*/u, 'cs'), otherwise(pop)],
  space: [rule(/\s+/u, ''), rule(/\/\/[^\n]*/u, 'c')],
  literals: [
    rule(/(?:true|false|null)\b/u, 'kc'),
    rule(re`'(?:${ESCAPE}|[^\\])'`, 'sc'),
    rule(/"/u, 's', 'string'),
    upTo('r"', '"', rule(/r".*?"/su, 's')),
    upTo('r#', '"', rule(/r(#+)".*?"\1/su, 's'), 'end'),
    rule(/[0-9]+(?:[.][0-9_]+(?:e[-+]?[0-9_]+)?|(?:[.][0-9_]+)?e[-+]?[0-9_]+)/u, 'mf'),
    rule(/0b[10_]+|0x[0-9a-fA-F_]+|[0-9_]+/u, 'mi'),
  ],
  string: [rule(/"/u, 's', pop), rule(re`${ESCAPE}`, 'se'), rule(/[^"\\]+/u, 's')],
}));
