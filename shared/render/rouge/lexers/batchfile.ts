import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, pop, rule } from '../rules.ts';
import type { Scan } from '../rules.ts';
import type { TokenClass } from '../token.ts';

const COMMANDS = wordSet(`
  assoc attrib break bcdedit cacls cd chcp chdir chkdsk chkntfs choice cls cmd color comp compact convert copy date
  del dir diskpart doskey dpath driverquery echo endlocal erase fc find findstr format fsutil ftype gpresult
  graftabl help icacls label md mkdir mklink mode more move openfiles path pause popd print prompt pushd rd recover
  ren rename replace rmdir robocopy setlocal sc schtasks shift shutdown sort start subst systeminfo takeown tasklist
  taskkill time timeout title tree type ver verify vol xcopy waitfor wmic addusers admodcmd ansicon arp at bcdboot
  bitsadmin browstat certreq certutil change cidiag cipher cleanmgr clip cmdkey compress convertcp coreinfo csccmd
  csvde cscript curl debug defrag delprof deltree devcon diamond dirquota diruse diskshadow diskuse dism dnscmd
  dsacls dsadd dsget dsquery dsmod dsmove dsrm dsmgmt dsregcmd edlin eventcreate expand extract fdisk fltmc forfiles
  freedisk ftp getmac gpupdate hostname ifmember inuse ipconfig kill lgpo lodctr logman logoff logtime makecab
  mapisend mbsacli mem mountvol moveuser msg mshta msiexec msinfo32 mstsc nbtstat net net1 netdom netsh netstat
  nlsinfo nltest now nslookup ntbackup ntdsutil ntoskrnl ntrights nvspbind pathping perms ping portqry powercfg
  pngout pnputil printbrm prncnfg prnmngr procdump psexec psfile psgetsid psinfo pskill pslist psloggedon psloglist
  pspasswd psping psservice psshutdown pssuspend qbasic qgrep qprocess query quser qwinsta rasdial reg reg1 regdump
  regedt32 regsvr32 regini reset restore rundll32 rmtshare route rpcping run runas scandisk setspn setx sfc share
  shellrunas shortcut sigcheck sleep slmgr strings subinacl sysmon telnet tftp tlist touch tracerpt tracert tscon
  tsdiscon tskill tttracer typeperf tzutil undelete unformat verifier vmconnect vssadmin w32tm wbadmin wecutil
  wevtutil wget where whoami windiff winrm winrs wpeutil wpr wusa wuauclt wscript`);

const WORDS: readonly (readonly [TokenClass, ReadonlySet<string>])[] = [
  [
    'kr',
    wordSet(`
  con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9`),
  ],
  ['k', wordSet('if else for in do goto call exit')],
  ['ow', wordSet('exist defined errorlevel cmdextversion not equ neq lss leq gtr geq')],
];
const ATTRIBUTES = wordSet(`
  on off disable enableextensions enabledelayedexpansion`);

/** A word and, where it is none of the commands, its ending as an error; Rouge takes every other word for `set`. */
function word(scan: Scan, match: RegExpExecArray): void {
  const name = match[1] ?? '';
  const known = WORDS.find(([, words]) => words.has(name))?.[0];
  if (known !== undefined) scan.groups(match, [known, 'err']);
  else if (COMMANDS.has(name)) scan.token('nb', match[0]);
  else if (ATTRIBUTES.has(name)) scan.groups(match, ['na', 'err']);
  else scan.groups(match, ['kd', 'err']);
}

/** Windows' batch files as Rouge's `batchfile` takes them apart. */
export const batchfile = defineStates(() => ({
  basic: [
    rule(/@?\brem\b.*$/iu, 'c'),
    rule(/^::.*$/u, 'c'),
    rule(/:[a-z]+/iu, 'nl'),
    on(/([a-z]\w*)(\.exe|com|bat|cmd|msi)?/iu, word),
    rule(/(?:[/+]|--?)[a-z]+\s*/iu, 'na'),
    mixin('expansions'),
    rule(/[<>&|(){}[\]\-+=;,~?*]/u, 'o'),
  ],
  expansions: [rule(/[%!]+[a-z_$@#]+[%!]+/iu, 'nv'), rule(/%+~?[a-z]+\d?/iu, 'vm')],
  escape: [rule(/\^./su, 'se')],
  doubleQuotes: [mixin('escape'), rule(/"/u, 's2', pop), mixin('expansions'), rule(/[^^"%!]+/u, 's2')],
  singleQuotes: [mixin('escape'), rule(/'/u, 's1', pop), mixin('expansions'), rule(/[^^'%!]+/u, 's1')],
  backtick: [mixin('escape'), rule(/\x60/u, 'sb', pop), mixin('expansions'), rule(/[^^\x60%!]+/u, 'sb')],
  data: [
    rule(/\s+/u, ''),
    rule(/0x[0-9a-f]+/iu, 'mh'),
    rule(/[0-9]/u, 'm'),
    rule(/"/u, 's2', 'doubleQuotes'),
    rule(/'/u, 's1', 'singleQuotes'),
    rule(/\x60/u, 'sb', 'backtick'),
    rule(/[^\s&|()[\]{}^=;!%+\-,"'\x60~?*]+/u, ''),
    mixin('escape'),
  ],
  root: [mixin('basic'), mixin('data')],
}));
