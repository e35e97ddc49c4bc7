import type { CliCommand, Option } from './command.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The script that teaches a shell the commands, their options and what these take. */
export function completionScript(shell: Shell, commands: readonly CliCommand[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CliCommand[]): string {
  const cases = commands.map(command => {
    const values = optionsOf(command).flatMap(([name, option]) =>
      option.type === 'string' ? [`      ${command.name},--${name}) ${bashValues(option)} return ;;`] : [],
    );
    return { values, flags: `      ${command.name}) words=${quoted(flagsOf(command).join(' '))} ;;` };
  });
  return `# bash completion of galley: source <(galley completion bash)
_galley() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), '--help', '--version'].join(' '))} -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]},$previous" in
${cases.flatMap(({ values }) => values).join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    case "\${COMP_WORDS[1]}" in
${cases.map(({ flags }) => flags).join('\n')}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -F _galley galley galley-cli
`;
}

function bashValues({ value, choices }: Option): string {
  if (choices) return `COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$current"));`;
  const action = isFolder(value) ? '-d' : isFile(value) ? '-f' : undefined;
  return action ? `compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen ${action} -- "$current");` : '';
}

function zsh(commands: readonly CliCommand[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`);
  const cases = commands.map(command => {
    const specs = optionsOf(command).map(([name, option]) => {
      const help = option.help.replace(/[[\]:]/g, '\\$&');
      const takes = option.type === 'boolean' ? '' : `:${option.value ?? 'TEXT'}:${zshValues(option)}`;
      return `        ${quoted(`--${name}[${help}]${takes}`)}`;
    });
    return `      ${command.name})\n        _arguments ${["'--help[tell more]'", ...specs, "'*:file:_files'"].map(spec => spec.trim()).join(' \\\n          ')} ;;`;
  });
  return `#compdef galley galley-cli
# zsh completion of galley: galley completion zsh > "\${fpath[1]}/_galley"
_galley() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_galley" ]; then _galley "$@"; else compdef _galley galley galley-cli; fi
`;
}

function zshValues({ value, choices }: Option): string {
  if (choices) return `(${choices.join(' ')})`;
  return isFolder(value) ? '_files -/' : isFile(value) ? '_files' : ' ';
}

function fish(commands: readonly CliCommand[]): string {
  const lines = commands.flatMap(command => [
    `complete -c galley -n __fish_use_subcommand -f -a ${command.name} -d ${quotedForFish(command.summary)}`,
    ...optionsOf(command).map(([name, option]) => {
      const when = `-n ${quotedForFish(`__fish_seen_subcommand_from ${command.name}`)}`;
      return `complete -c galley ${when} -l ${name} -d ${quotedForFish(option.help)}${fishValues(option)}`;
    }),
  ]);
  return `# fish completion of galley: galley completion fish > ~/.config/fish/completions/galley.fish
${lines.join('\n')}
complete -c galley -n __fish_use_subcommand -l version -d 'print the version'
complete -c galley -l help -d 'tell more'
complete -c galley-cli -w galley
`;
}

function fishValues({ type, value, choices }: Option): string {
  if (type === 'boolean') return '';
  if (choices) return ` -x -a ${quotedForFish(choices.join(' '))}`;
  if (isFolder(value)) return ` -x -a '(__fish_complete_directories)'`;
  return isFile(value) ? ' -r' : ' -x';
}

function optionsOf({ options }: CliCommand): readonly (readonly [string, Option])[] {
  return Object.entries(options);
}

function flagsOf(command: CliCommand): readonly string[] {
  return [...optionsOf(command).map(([name]) => `--${name}`), '--help'];
}

function isFolder(value: string | undefined): boolean {
  return value === 'DIR' || value === 'REPO';
}

function isFile(value: string | undefined): boolean {
  return value?.startsWith('FILE') === true;
}

/** Between single quotes, for sh and its kin. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** fish knows `\'` inside single quotes. */
function quotedForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
