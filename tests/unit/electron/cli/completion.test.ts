import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { cliCommands, loadAll } from '../../../../electron/cli/commands.ts';
import { completionScript } from '../../../../electron/cli/completion.ts';
import { galley } from '../../../kit/cli.ts';

const commands = await loadAll(cliCommands);

/** What bash offers for the last of the words. */
function offered(...words: string[]): string[] {
  const script = `${completionScript('bash', commands)}
COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _galley; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: tmpdir(), stdio: 'pipe' }).trim().split('\n');
}

describe('galley completion', () => {
  it('offers commands, options and what an option takes in bash', () => {
    expect(offered('galley', 'exp')).toEqual(['export']);
    expect(offered('galley', 'export', '--on')).toEqual(['--on-conflict']);
    expect(offered('galley', 'check', '--format', '')).toEqual(['text', 'json', 'sarif']);
  });

  it.each(['zsh', 'fish'] as const)('names every command and option in %s', shell => {
    const script = completionScript(shell, commands);
    for (const { name, options } of commands)
      for (const word of [name, ...Object.keys(options)]) expect(script).toContain(word);
  });

  it('refuses a shell that it does not know', async () => {
    expect(await galley(['completion', 'cmd'], tmpdir())).toMatchObject({ code: 2, output: '' });
  });
});
