import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import { keyNames, normalKey, showKey, type KeyPress, type Platform } from './key-map.ts';
import type { Preferences } from './preferences.ts';

/** Does what a command says; `false` when there was nothing to do here. */
export type CommandHandler = () => boolean | void;

interface Situation {
  readonly site: boolean;
  readonly post: boolean;
}

/** Runs commands by id for the menu, the palette and the key map; features bring the handlers. */
export class Commands {
  readonly #handlers = new Map<CommandId, CommandHandler>();
  readonly #situation: () => Situation;
  readonly #preferences: Preferences;
  readonly platform: Platform;

  constructor(preferences: Preferences, platform: Platform, situation: () => Situation) {
    this.#preferences = preferences;
    this.platform = platform;
    this.#situation = situation;
  }

  /** Later handlers of one command replace earlier ones. The answer takes these away again. */
  register(handlers: Partial<Record<CommandId, CommandHandler>>): () => void {
    const added = Object.entries(handlers) as [CommandId, CommandHandler][];
    for (const [id, handler] of added) this.#handlers.set(id, handler);
    return () => {
      for (const [id, handler] of added) if (this.#handlers.get(id) === handler) this.#handlers.delete(id);
    };
  }

  /** Registers what is done to the shown post. */
  registerForPost<Post>(handlers: Partial<Record<CommandId, (post: Post) => boolean>>, shown: () => Post | null): void {
    for (const [id, handler] of Object.entries(handlers) as [CommandId, (post: Post) => boolean][]) {
      this.#handlers.set(id, () => {
        const post = shown();
        return post !== null && handler(post);
      });
    }
  }

  /** Whether the command makes sense now and somebody knows how to do it. */
  available(command: Command & { readonly id: CommandId }): boolean {
    const { site, post } = this.#situation();
    const fits = command.needs === 'nothing' || (command.needs === 'site' ? site : post);
    return fits && this.#handlers.has(command.id);
  }

  run(id: CommandId): boolean {
    const command = commands.find(one => one.id === id);
    if (!command || !this.available(command)) return false;
    return this.#handlers.get(id)?.() !== false;
  }

  /** The command's key: the person's own, else the usual one; `undefined` for none. */
  keyOf(id: CommandId): string | undefined {
    const own = this.#preferences.get().shortcuts.find(shortcut => shortcut.command === id);
    const usual = commands.find(one => one.id === id) as Command | undefined;
    const key = own ? own.key : usual?.key;
    return key === undefined || key === '' ? undefined : normalKey(key);
  }

  /** The command's key in words for a tooltip or a palette. */
  shownKey(id: CommandId): string | undefined {
    const key = this.keyOf(id);
    return key === undefined ? undefined : showKey(key, this.platform);
  }

  /** The command that a key press means. */
  find(press: KeyPress): CommandId | undefined {
    const names = keyNames(press, this.platform);
    if (names.length === 0) return undefined;
    return commands.find(command => names.includes(this.keyOf(command.id) ?? ''))?.id;
  }
}
