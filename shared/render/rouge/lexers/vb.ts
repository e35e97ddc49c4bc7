import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, rule } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const KEYWORDS = wordSet(`
  AddHandler Alias ByRef ByVal CBool CByte CChar CDate CDbl CDec CInt CLng CObj CSByte CShort CSng CStr CType CUInt
  CULng CUShort Call Case Catch Class Const Continue Declare Default Delegate Dim DirectCast Do Each Else ElseIf
  End EndIf Enum Erase Error Event Exit False Finally For Friend Function Get Global GoSub GoTo Handles If
  Implements Imports Inherits Interface Let Lib Loop Me Module MustInherit MustOverride MyBase MyClass Namespace
  Narrowing New Next Not NotInheritable NotOverridable Nothing Of On Operator Option Optional Overloads Overridable
  Overrides ParamArray Partial Private Property Protected Public RaiseEvent ReDim ReadOnly RemoveHandler Resume
  Return Select Set Shadows Shared Single Static Step Stop Structure Sub SyncLock Then Throw To True Try TryCast
  Using Wend When While Widening With WithEvents WriteOnly`);

const TYPES = wordSet(`
  Boolean Byte Char Date Decimal Double Integer Long Object SByte Short Single String Variant UInteger ULong UShort`);

const OPERATORS = wordSet(`
  AddressOf And AndAlso As GetType In Is IsNot Like Mod Or OrElse TypeOf Xor`);

const BUILTINS: ReadonlySet<string> = new Set(['Console', 'ConsoleColor']);

function classOf(word: string): TokenClass {
  if (KEYWORDS.has(word)) return 'k';
  if (TYPES.has(word)) return 'kt';
  if (OPERATORS.has(word)) return 'ow';
  return BUILTINS.has(word) ? 'nb' : 'n';
}

/** Visual Basic as Rouge's `vb` takes it apart. */
export const vb = defineStates(() => ({
  root: [
    mixin('whitespace'),
    rule(
      /[#]If\b.*?\bThen|[#]ElseIf\b.*?\bThen|[#]End\s+If|[#]Const|[#]ExternalSource.*?\n|[#]End\s+ExternalSource|[#]Region.*?\n|[#]End\s+Region|[#]ExternalChecksum/u,
      'cp',
    ),
    rule(/[.]/u, 'p', 'dotted'),
    rule(/[(){}!#,:]/u, 'p'),
    rule(/Option\s+(Strict|Explicit|Compare)\s+(On|Off|Binary|Text)/u, 'kd'),
    rule(/End\b/u, 'k', 'end'),
    rule(/(Dim|Const)\b/u, 'k', 'dim'),
    rule(/(Function|Sub|Property)\b/u, 'k', 'funcname'),
    rule(/(Class|Structure|Enum)\b/u, 'k', 'classname'),
    rule(/(Module|Namespace|Imports)\b/u, 'k', 'namespace'),
    on(/[A-Z]\w*/u, (scan, [text]) => scan.token(classOf(text), text)),
    rule(/&=|[*]=|\/=|\\=|\^=|\+=|-=|<<=|>>=|<<|>>|:=|<=|>=|<>|[\-&*/\\^+=<>.]/u, 'o'),
    rule(/"/u, 's', 'string'),
    rule(/[a-zA-Z_]\w*[%&@!#$]?/u, 'n'),
    rule(/#.*?#/u, 'ld'),
    rule(/(\d+\.\d*|\d*\.\d+)(f[+\-]?\d+)?/iu, 'mf'),
    rule(/\d+([SILDFR]|US|UI|UL)?/u, 'mi'),
    rule(/&H[0-9a-f]+([SILDFR]|US|UI|UL)?/u, 'mi'),
    rule(/&O[0-7]+([SILDFR]|US|UI|UL)?/u, 'mi'),
    rule(/_\n/u, 'k'),
  ],
  whitespace: [
    rule(/\s+/u, ''),
    rule(/\n/u, '', 'bol'),
    rule(/rem\b.*?$/iu, 'c1'),
    rule(/%\{.*?%\}/su, 'cm'),
    rule(/'.*$/u, 'c1'),
  ],
  bol: [rule(/\s+/u, ''), rule(/<.*?>/u, 'na')],
  dotted: [mixin('whitespace'), rule(/[a-z_]\w*/iu, 'n', pop)],
  string: [rule(/""/u, 'se'), rule(/"C?/u, 's', pop), rule(/[^"]+/u, 's')],
  dim: [mixin('whitespace'), rule(/[a-z_]\w*/iu, 'nv', pop), otherwise(pop)],
  funcname: [mixin('whitespace'), rule(/[a-z_]\w*/iu, 'nf', pop)],
  classname: [mixin('whitespace'), rule(/[a-z_]\w*/iu, 'nc', pop)],
  namespace: [mixin('whitespace'), rule(/[a-zA-Z_]\w*(?:[.][a-zA-Z_]\w*)*/u, 'nn', pop)],
  end: [
    mixin('whitespace'),
    rule(/(Function|Sub|Property|Class|Structure|Enum|Module|Namespace)\b/u, 'k', pop),
    otherwise(pop),
  ],
}));
