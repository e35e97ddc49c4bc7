import { anyOf, re, rei, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, pop, rule, upTo, within } from '../rules.ts';

const ATTRIBUTES = wordSet(`
  ConfirmImpact DefaultParameterSetName HelpURI PositionalBinding SupportsPaging SupportsShouldProcess`);

const DOCUMENTED = anyOf(`
  synopsis description parameter example inputs outputs notes link component role functionality
  forwardhelptargetname forwardhelpcategory remotehelprunspace externalhelp`);

const OPERATORS = anyOf(`
  -split -isplit -csplit -join -is -isnot -as -eq -ieq -ceq -ne -ine -cne -gt -igt -cgt -ge -ige -cge -lt -ilt -clt
  -le -ile -cle -like -ilike -clike -notlike -inotlike -cnotlike -match -imatch -cmatch -notmatch -inotmatch
  -cnotmatch -contains -icontains -ccontains -notcontains -inotcontains -cnotcontains -replace -ireplace -creplace
  -shl -shr -band -bor -bxor -and -or -xor -not`);

const KEYWORDS = anyOf(`
  assembly exit process base filter public begin finally return break for sequence catch foreach static class from
  switch command function throw configuration hidden trap continue if try data in type define inlinescript until do
  interface using dynamicparam module var else namespace while elseif parallel workflow end param enum private`);

const VARIABLES = anyOf(`
  args ConsoleFileName Error Event EventArgs EventSubscriber ExecutionContext false foreach HOME Host input
  IsCoreCLR IsLinux IsMacOS IsWindows LastExitCode Matches MyInvocation NestedPromptLevel null PID PROFILE
  PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSHOME PSItem PSScriptRoot PSSenderInfo
  PSUICulture PSVersionTable PWD REPORTERRORSHOWEXCEPTIONCLASS REPORTERRORSHOWINNEREXCEPTION REPORTERRORSHOWSOURCE
  REPORTERRORSHOWSTACKTRACE SENDER ShellId StackTrace switch this true`);

/** PowerShell as Rouge's `powershell` takes it apart. */
export const powershell = defineStates(() => ({
  variable: [
    rule(re`\$(?:[$?^_]|${VARIABLES})`, 'bp'),
    within(1000, groups(/(\$)(?:(\w+)(:))?(\w+|\{(?:[^\x60]|\x60.){1,1000}?\})/u, ['nv', 'nn', 'p', 'nv'])),
    rule(/\$\w+/u, 'nv'),
    upTo('${', '}', rule(/\$\{(?:[^\x60]|\x60.)+?\}/u, 'nv')),
  ],
  multiline: [rule(rei`\.(?:${DOCUMENTED})`, 'cs'), rule(/#>/u, 'cm', pop), rule(/[^#.]/u, 'cm'), rule(/[#.]+/u, 'cm')],
  interpol: [rule(/\)/u, 'si', pop), mixin('root')],
  dq: [
    rule(/(?:\$#?)?"/u, 's2', pop),
    rule(/\$\(/u, 'si', 'interpol'),
    rule(/\x60$/u, 'se'),
    rule(/\x60./u, 'se'),
    rule(/[^"\x60$]+/u, 's2'),
    mixin('variable'),
  ],
  sq: [rule(/'/u, 's1', pop), rule(/[^']+/u, 's1')],
  heredoc: [
    rule(/(?:\$#?)?"@/u, 'sh', pop),
    rule(/\$\(/u, 'si', 'interpol'),
    rule(/\x60$/u, 'se'),
    rule(/\x60./u, 'se'),
    rule(/[^"\x60$]/u, 'sh'),
    rule(/"+/u, 'sh'),
    mixin('variable'),
  ],
  class: [rule(/\{/u, 'p', pop), rule(/\s+/u, 'w'), rule(/\w+/u, 'nc'), rule(/[:,]/u, 'p')],
  expr: [
    mixin('comments'),
    rule(/"/u, 's2', 'dq'),
    rule(/'/u, 's1', 'sq'),
    rule(/@"/u, 'sh', 'heredoc'),
    upTo("@'", "'@", rule(/@'.*?'@/su, 'sh')),
    rule(/\d*\.\d+/u, 'mf'),
    rule(/\d+/u, 'mi'),
    rule(/@\{/u, 'p', 'hasht'),
    rule(/@\(/u, 'p', 'array'),
    rule(/\{/u, 'p', 'brace'),
    rule(/\[/u, 'p', 'bracket'),
  ],
  hasht: [
    rule(/\}/u, 'p', pop),
    rule(/=/u, 'o'),
    rule(/[,;]/u, 'p'),
    mixin('expr'),
    rule(/\w+/u, 'nx'),
    mixin('variable'),
  ],
  array: [rule(/\s+/u, 'w'), rule(/\)/u, 'p', pop), rule(/[,;]/u, 'p'), mixin('expr'), mixin('variable')],
  brace: [rule(/\}/u, 'p', pop), mixin('root')],
  bracket: [
    rule(/\]/u, 'p', pop),
    rule(/[A-Za-z]\w+\./u, 'n'),
    on(/[A-Za-z]\w+/u, (scan, [text]) => scan.token(ATTRIBUTES.has(text) ? 'bp' : 'n', text)),
    mixin('root'),
  ],
  parameters: [
    rule(/\x60./su, 'se'),
    rule(/\s*?\n/u, 'w', pop),
    rule(/[;(){}\]]/u, 'p', pop),
    rule(/[|=]/u, 'o', pop),
    rule(/[/\\~\w][-.:/\\~\w]*/u, 'nx'),
    rule(/\w[-\w]+/u, 'nx'),
    mixin('root'),
  ],
  comments: [rule(/\s+/u, 'w'), rule(/#.*/u, 'c'), rule(/<#/u, 'cm', 'multiline')],
  root: [
    mixin('comments'),
    rule(/#requires\s-version \d(?:\.\d+)?/u, 'cp'),
    rule(/\.\.(?=\.?\d)/u, 'o'),
    rule(rei`(?:${OPERATORS}|\+=|-=|\*=|/=|%=)\b`, 'o'),
    groups(/(class)(\s+)(\w+)/iu, ['kr', 'w', 'nc'], 'class'),
    groups(/(function)(\s+)(?:(\w+)(:))?(\w[-\w]+)/iu, ['kr', 'w', 'nn', 'p', 'nf']),
    rule(rei`(?:${KEYWORDS})\b(?![-.])`, 'kr'),
    rule(/-{1,2}\w+/u, 'nt'),
    groups(/(\.)?([-\w]+)(\[)/u, ['o', 'n', 'p'], 'bracket'),
    groups(/([/\\~a-z][-.:/\\~\w]*)(\n)?/iu, ['n', 'w'], 'parameters'),
    on(/(\.)([-\w]+)(?:(\()|(\n))?/u, (scan, match) => {
      scan.groups(match, ['o', 'nf', 'p', 'w']);
      if (match[3] !== undefined) scan.push('parameters');
    }),
    rule(/\?/u, 'nf', 'parameters'),
    mixin('expr'),
    mixin('variable'),
    rule(/[-+*/%=!.&|]/u, 'o'),
    rule(/[{}(),:;]/u, 'p'),
  ],
}));
