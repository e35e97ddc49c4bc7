import { anyOf, quote, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, groups, mixin, pop, rule, upTo, when, within } from '../rules.ts';

const KEYWORDS = anyOf(`
  case continue do else elsif for foreach if last my next our redo reset then unless until while use print new
  BEGIN CHECK INIT END return`);

const BUILTINS = anyOf(`
  abs accept alarm atan2 bind binmode bless caller chdir chmod chomp chop chown chr chroot close closedir connect
  continue cos crypt dbmclose dbmopen defined delete die dump each endgrent endhostent endnetent endprotoent
  endpwent endservent eof eval exec exists exit exp fcntl fileno flock fork format formline getc getgrent
  getgrgid getgrnam gethostbyaddr gethostbyname gethostent getlogin getnetbyaddr getnetbyname getnetent
  getpeername getpgrp getppid getpriority getprotobyname getprotobynumber getprotoent getpwent getpwnam getpwuid
  getservbyname getservbyport getservent getsockname getsockopt glob gmtime goto grep hex import index int ioctl
  join keys kill last lc lcfirst length link listen local localtime log lstat map mkdir msgctl msgget msgrcv
  msgsnd my next no oct open opendir ord our pack package pipe pop pos printf prototype push quotemeta rand read
  readdir readline readlink readpipe recv redo ref rename require reverse rewinddir rindex rmdir scalar seek
  seekdir select semctl semget semop send setgrent sethostent setnetent setpgrp setpriority setprotoent setpwent
  setservent setsockopt shift shmctl shmget shmread shmwrite shutdown sin sleep socket socketpair sort splice
  split sprintf sqrt srand stat study substr symlink syscall sysopen sysread sysseek system syswrite tell telldir
  tie tied time times tr truncate uc ucfirst umask undef unlink unpack unshift untie utime values vec wait
  waitpid wantarray warn write`);

/** Up to a closing character that no backslash escapes. */
function upToEnd(close: string): string {
  return String.raw`(?:\\[^]|[^\\${quote(close)}])*${quote(close)}`;
}

/** How far a pattern looks whose delimiter is whatever stands there. */
const FAR = 2000;
/** Up to the character of the first group. */
const AGAIN = String.raw`(?:(?!\1)(?:\\[^]|[^\\])){0,${String(FAR / 2)}}\1`;

/** Perl as Rouge's `perl` takes it apart. */
export const perl = defineStates(() => ({
  root: [
    rule(/#.*/u, 'c1'),
    upTo('=', '\n=cut', rule(/^=[a-zA-Z0-9]+\s+.*?\n=cut/su, 'cm')),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    groups(/(format)(\s+)([a-zA-Z0-9_]+)(\s*)(=)(\s*\n)/u, ['k', '', 'n', '', 'p', ''], 'format'),
    rule(/(?:eq|lt|gt|le|ge|ne|not|and|or|cmp)\b/u, 'ow'),
    rule(re`(?:s|tr|y)\{${upToEnd('}')}\s*`, 'sr', 'balancedRegex'),
    rule(re`(?:s|tr|y)<${upToEnd('>')}\s*`, 'sr', 'balancedRegex'),
    rule(re`(?:s|tr|y)\[${upToEnd(']')}\s*`, 'sr', 'balancedRegex'),
    rule(re`(?:s|tr|y)\(${upToEnd(')')}\s*`, 'sr', 'balancedRegex'),
    within(FAR, rule(re`(?:s|tr|y)\s*([^\w\s])${AGAIN}${AGAIN}[msixpodualngcr]*`, 'sr')),
    within(FAR, rule(re`(?:s|tr|y)\s+(\w)${AGAIN}${AGAIN}[msixpodualngcr]*`, 'sr')),
    rule(/m?\/(?:\\[^\n]|[^/\n\\])*\/[msixpodualngc]*/u, 'sr'),
    rule(/m(?=[/!\\{<\[\(@%\$])/u, 'sr', 'balancedRegex'),
    within(FAR, rule(re`m\s*([^\w\s])${AGAIN}[msixpodualngc]*`, 'sr')),
    within(FAR, rule(re`m\s+(\w)${AGAIN}[msixpodualngc]*`, 'sr')),
    rule(/\s+/u, ''),
    when(/(?=[a-z_]\w*(\s*#.*\n)*\s*=>)/iu, 'fatComma'),
    rule(re`(?:${BUILTINS})\b`, 'nb'),
    rule(/((__(DIE|WARN)__)|(DATA|STD(IN|OUT|ERR)))\b/u, 'bp'),
    upTo('<<', '\n', rule(/<<(['"]?)([a-zA-Z_][a-zA-Z0-9_]*)\1;?\n.*?\n\2\n/su, 's'), 'end'),
    rule(/(__(END|DATA)__)\b/u, 'cp', 'endPart'),
    rule(/\$\^[ADEFHILMOPSTWX]/u, 'vg'),
    rule(/\$[\\"'\[\]&`+*.,;=%~?@$!<>(^\|/_\-](?!\w)/u, 'vg'),
    rule(/[$@%&*][$@%&*#_]*(?=[a-z{\[;])/iu, 'nv', 'varname'),
    rule(/[\-+/*%=<>&^\|!\\~]=?/u, 'o'),
    rule(/0_?[0-7]+(_[0-7]+)*/u, 'mo'),
    rule(/0x[0-9A-Fa-f]+(_[0-9A-Fa-f]+)*/u, 'mh'),
    rule(/0b[01]+(_[01]+)*/u, 'mb'),
    rule(/(\d*(_\d*)*\.\d+(_\d*)*|\d+(_\d*)*\.\d+(_\d*)*)(e[+\-]?\d+)?/iu, 'mf'),
    rule(/\d+(_\d*)*e[+\-]?\d+(_\d*)*/iu, 'mf'),
    rule(/\d+(_\d+)*/u, 'mi'),
    rule(/'/u, 'p', 'sq'),
    rule(/"/u, 'p', 'dq'),
    rule(/`/u, 'p', 'bq'),
    rule(/<([^\s>]+)>/u, 'sr'),
    rule(/(q|qq|qw|qr|qx)\{/u, 'sx', 'cbString'),
    rule(/(q|qq|qw|qr|qx)\(/u, 'sx', 'rbString'),
    rule(/(q|qq|qw|qr|qx)\[/u, 'sx', 'sbString'),
    rule(/(q|qq|qw|qr|qx)</u, 'sx', 'ltString'),
    rule(/(?:q|qq|qw|qr|qx)(\W)[^]*?\1/u, 'sx'),
    rule(/package\s+/u, 'k', 'modulename'),
    rule(/sub\s+/u, 'k', 'funcname'),
    rule(/\[\]|\*\*|::|<<|>>|>=|<=|<=>|={3}|!=|=~|!~|&&?|\|\||\.{1,3}/u, 'o'),
    rule(/[()\[\]:;,<>/?{}]/u, 'p'),
    when(/(?=\w)/u, 'name'),
  ],
  balancedRegex: [
    rule(re`\/${upToEnd('/')}[egimosx]*`, 'sr', pop),
    rule(re`!${upToEnd('!')}[egimosx]*`, 'sr', pop),
    rule(/\\[^\\]*\\[egimosx]*/u, 'sr', pop),
    rule(re`\{${upToEnd('}')}[egimosx]*`, 'sr', pop),
    rule(re`<${upToEnd('>')}[egimosx]*`, 'sr', pop),
    rule(re`\[${upToEnd(']')}[egimosx]*`, 'sr', pop),
    rule(re`\(${upToEnd(')')}[egimosx]*`, 'sr', pop),
    rule(re`@${upToEnd('@')}[egimosx]*`, 'sr', pop),
    rule(re`%${upToEnd('%')}[egimosx]*`, 'sr', pop),
    rule(re`\$${upToEnd('$')}[egimosx]*`, 'sr', pop),
  ],
  format: [rule(/\.\n/u, 'si', pop), rule(/.*?\n/u, 'si')],
  fatComma: [rule(/#.*/u, 'c1'), rule(/\w+/u, 's'), rule(/\s+/u, ''), rule(/=>/u, 'o', pop)],
  nameCommon: [rule(/\w+::/u, 'nn'), rule(/[\w:]+/u, 'nv', pop)],
  varname: [
    rule(/\s+/u, ''),
    rule(/[{\[]/u, 'p', pop),
    rule(/[),]/u, 'p', pop),
    rule(/[;]/u, 'p', pop),
    mixin('nameCommon'),
  ],
  name: [mixin('nameCommon'), rule(/[A-Z_]+(?=[^a-zA-Z0-9_])/u, 'no', pop), when(/(?=\W)/u, pop)],
  modulename: [rule(/[a-z_]\w*/iu, 'nn', pop)],
  funcname: [
    rule(/[a-zA-Z_]\w*[!?]?/u, 'nf'),
    rule(/\s+/u, ''),
    groups(/(\([$@%]*\))(\s*)/u, ['p', '']),
    rule(/.*?\{/u, 'p', pop),
    rule(/;/u, 'p', pop),
  ],
  sq: [rule(/\\[\\']/u, 'se'), rule(/[^\\']+/u, 's1'), rule(/'/u, 'p', pop), rule(/\\/u, 's1')],
  dq: [
    mixin('stringIntp'),
    rule(/\\[\\tnrabefluLUE"$@]/u, 'se'),
    rule(/\\0\d{2}/u, 'se'),
    rule(/\\o\{\d+\}/u, 'se'),
    rule(/\\x[0-9a-fA-F]{2}/u, 'se'),
    rule(/\\x\{[0-9a-fA-F]+\}/u, 'se'),
    rule(/\\c./u, 'se'),
    rule(/\\N\{[^\}]+\}/u, 'se'),
    rule(/[^\\"]+?/u, 's2'),
    rule(/"/u, 'p', pop),
    rule(/\\/u, 'se'),
  ],
  bq: [mixin('stringIntp'), rule(/\\[\\tnr`]/u, 'se'), rule(/[^\\`]+?/u, 'sb'), rule(/`/u, 'p', pop)],
  cbString: [
    rule(/\\[\{\}\\]/u, 'sx'),
    rule(/\\/u, 'sx'),
    rule(/\{/u, 'sx', again),
    rule(/\}/u, 'sx', pop),
    rule(/[^\{\}\\]+/u, 'sx'),
  ],
  rbString: [
    rule(/\\[\(\)\\]/u, 'sx'),
    rule(/\\/u, 'sx'),
    rule(/\(/u, 'sx', again),
    rule(/\)/u, 'sx', pop),
    rule(/[^\(\)\\]+/u, 'sx'),
  ],
  sbString: [
    rule(/\\[\[\]\\]/u, 'sx'),
    rule(/\\/u, 'sx'),
    rule(/\[/u, 'sx', again),
    rule(/\]/u, 'sx', pop),
    rule(/[^\[\]\\]+/u, 'sx'),
  ],
  ltString: [
    rule(/\\[<>\\]/u, 'sx'),
    rule(/\\/u, 'sx'),
    rule(/</u, 'sx', again),
    rule(/>/u, 'sx', pop),
    rule(/[^<>\\]+/u, 'sx'),
  ],
  inInterp: [rule(/\}/u, 'si', pop), rule(/\s+/u, ''), rule(/[a-z_]\w*/iu, 'si')],
  stringIntp: [rule(/[$@][{]/u, 'si', 'inInterp'), rule(/[$@][a-z_]\w*/iu, 'si')],
  endPart: [rule(/.+/su, 'cp', pop)],
}));
