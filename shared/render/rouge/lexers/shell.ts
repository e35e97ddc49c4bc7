import { anyOf, re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { again, groups, mixin, onMemory, otherwise, pop, rule } from '../rules.ts';
import type { Rule, States } from '../rules.ts';

const KEYWORDS = anyOf(`if fi else while do done for then return function select continue until esac elif in`);

const BUILTINS = anyOf(`
  alias bg bind break builtin caller cd command compgen complete declare dirs disown enable eval exec exit export false
  fc fg getopts hash help history jobs let local logout mapfile popd pushd pwd read readonly set shift shopt source
  suspend test time times trap true type typeset ulimit umask unalias unset wait
  cat tac nl od base32 base64 fmt pr fold head tail split csplit wc sum cksum b2sum md5sum sha1sum sha224sum sha256sum
  sha384sum sha512sum sort shuf uniq comm ptx tsort cut paste join tr expand unexpand ls dir vdir dircolors cp dd install
  mv rm shred link ln mkdir mkfifo mknod readlink rmdir unlink chown chgrp chmod touch df du stat sync truncate echo
  printf yes expr tee basename dirname pathchk mktemp realpath pwd stty printenv tty id logname whoami groups users who
  date arch nproc uname hostname hostid uptime chcon runcon chroot env nice nohup stdbuf timeout kill sleep factor numfmt
  seq tar grep sudo awk sed gzip gunzip`);

/** The word that ends the here-document. */
interface Memory {
  heredoc: string;
}

const COMMANDS: readonly Rule<Memory>[] = [
  rule(/#.*$/u, 'c'),
  rule(re`(?:${KEYWORDS})\s*\b`, 'k'),
  rule(/case\b/u, 'k', 'case'),
  rule(re`(?:${BUILTINS})\s*\b(?![.\-])`, 'nb'),
  rule(/\.(?=\s)/u, 'nb'),
  groups(/(\w+)(=)/u, ['nv', 'o']),
  rule(/[[\]{}()!=>]/u, 'o'),
  rule(/&&|\|\|/u, 'o'),
  rule(/<<</u, 'o'),
  onMemory(/(<<-?)(\s*)(['"]?)(\\?)(\w+)(\3)/u, (run, match) => {
    run.groups(match, ['o', '', 'sh', 'sh', 'no', 'sh']);
    run.memory.heredoc = match[5] ?? '';
    run.push('heredoc');
  }),
];

const DATA: readonly Rule<Memory>[] = [
  rule(/\s+/u, ''),
  rule(/\\./u, 'se'),
  rule(/\$?"/u, 's2', 'double'),
  rule(/\$'/u, 's1', 'ansi'),
  rule(/'/u, 's1', 'single'),
  rule(/\*/u, 'k'),
  rule(/;/u, 'p'),
  rule(/--?[\w-]+/u, 'nt'),
  rule(/[^=*\s{}()$"'`;\\<]+/u, ''),
  rule(/\d+(?= |\n?(?![^]))/u, 'm'),
  rule(/</u, ''),
  mixin('interpolation'),
];

const HEREDOC: States<Memory> = {
  heredoc: [rule(/\n/u, 'sh', 'heredocLine'), rule(/[^$\n\\]+/u, 'sh'), mixin('interpolation'), rule(/\$/u, 'sh')],
  heredocLine: [
    onMemory(/\s*(\w+)\s*\n/u, (run, match) => {
      const ends = match[1] === run.memory.heredoc;
      run.token(ends ? 'no' : 'sh', match[0]);
      if (ends) run.pop(2);
    }),
    otherwise(pop),
  ],
};

const QUOTES: States<Memory> = {
  double: [rule(/(?:\$#?)?"/u, 's2', pop), mixin('interpolation'), rule(/[^"`\\$]+/u, 's2')],
  ansi: [rule(/\\./u, 'se'), rule(/[^\\']+/u, 's1'), mixin('single')],
  single: [rule(/'/u, 's1', pop), rule(/[^']+/u, 's1')],
  backticks: [rule(/`/u, 'sb', pop), mixin('root')],
  interpolation: [
    rule(/\\$/u, 'se'),
    rule(/\\./u, 'se'),
    rule(/\$\(\(/u, 'k', 'arithmetic'),
    rule(/\$\(/u, 'si', 'command'),
    rule(/\$\{#?/u, 'k', 'parameter'),
    rule(/`/u, 'sb', 'backticks'),
    rule(/\$#?(?:\w+|.)/u, 'nv'),
    rule(/\$[*@]/u, 'nv'),
  ],
};

const NESTED: States<Memory> = {
  parameter: [
    rule(/\}/u, 'k', pop),
    rule(/:-/u, 'k'),
    rule(/[a-zA-Z0-9_]+/u, 'nv'),
    rule(/[^}:"`'$]+/u, 'p'),
    mixin('root'),
  ],
  command: [rule(/\)/u, 'si', pop), rule(/\(/u, 'o', 'parentheses'), mixin('root')],
  parentheses: [rule(/\(/u, 'o', again), rule(/\)/u, 'o', pop), mixin('root')],
  arithmetic: [rule(/\)\)/u, 'k', pop), rule(/[-+*/%^|&!]|\*\*|\|\|/u, 'o'), rule(/\d+(?:#\w+)?/u, 'm'), mixin('root')],
  case: [rule(/esac\b/u, 'k', pop), rule(/\|/u, 'p'), rule(/\)/u, 'p', 'branch'), mixin('root')],
  branch: [rule(/;;/u, 'p', pop), mixin('root')],
};

/** Shells (sh, bash, zsh, ksh) as Rouge's `shell` takes them apart. */
export const shell = defineLexer<Memory>({
  memory: () => ({ heredoc: '' }),
  states: () => ({ root: [...COMMANDS, ...DATA], ...HEREDOC, ...QUOTES, ...NESTED }),
});
