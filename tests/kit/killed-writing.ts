import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { launchGalley, type RunningGalley } from './app.ts';

/** Text that was typed longer ago than this when the program was killed must be there at the next start; milliseconds. */
const PROMISE = 1000;

/** What a series of kills cost, counted in characters that a keyboard typed. */
export interface KillFigures {
  kills: number;
  /** Kills while the program started, or just after the person had chosen what to recover. */
  early: number;
  typed: number;
  /** Typed more than a second before a kill, and in neither the journal nor the file at the next start. */
  lost: number;
  /** Typed within the last second before a kill, and gone; nothing is promised of them. */
  young: number;
  /** How long before its kill the oldest character that is gone was typed; milliseconds. */
  oldest: number;
  /** Starts at which a text was there that nobody ever typed: torn, mixed or replaced. */
  torn: number;
  /** Starts that offered a text of the journal, and how often that was more than the file held. */
  offered: number;
  /** Files that a start changed before the person decided. */
  replaced: number;
}

export const noKills = (): KillFigures => ({
  kills: 0,
  early: 0,
  typed: 0,
  lost: 0,
  young: 0,
  oldest: 0,
  torn: 0,
  offered: 0,
  replaced: 0,
});

/** One copy of the program, which is killed and started again in one profile, and the post that is written in it. */
export interface Writer {
  readonly site: string;
  readonly path: string;
  readonly userData: string;
  /** Whether `Ctrl+S` is pressed now and then. */
  readonly saves: boolean;
  /** Whether some starts are killed before the person writes, too. */
  readonly cut?: boolean;
}

interface Key {
  readonly text: string;
  /** When the program had taken it; milliseconds since the epoch. */
  readonly time: number;
}

type Call = (name: string, request: unknown) => Promise<unknown>;
interface Offer {
  readonly path: string;
  readonly mine: string;
}

/** What a writer typed since its post was last known to be whole. */
class Series {
  keys: Key[] = [];
  #count = 0;

  constructor(
    readonly writer: Writer,
    /** The text that the last start gave. */
    public base: string,
  ) {}

  get onDisk(): Promise<string> {
    return readFile(join(this.writer.site, this.writer.path), 'utf8');
  }

  /** Starts the program, judges what it gives back, and takes it up; some starts are cut off, and begin again. */
  async start(killed: number | undefined, figures: KillFigures, random: () => number): Promise<RunningGalley> {
    for (;;) {
      const galley = await this.#tryToStart(killed, figures, random);
      if (galley) return galley;
      figures.early += 1;
    }
  }

  async #tryToStart(
    killed: number | undefined,
    figures: KillFigures,
    random: () => number,
  ): Promise<RunningGalley | undefined> {
    const { site, path, userData, cut = false } = this.writer;
    const before = await this.onDisk;
    const galley = await launchGalley({ site: join(site, path), userData, patience: 180_000 });
    const { page } = galley;
    const fate = cut && killed !== undefined ? random() : 1;
    if (fate < 0.1) {
      await new Promise(resolve => setTimeout(resolve, random() * 2000));
      await galley.close();
      if ((await this.onDisk) !== before) figures.replaced += 1;
      return undefined;
    }
    const markdown = page.getByRole('textbox', { name: 'Markdown' });
    await expect(markdown).toBeVisible({ timeout: 180_000 });
    const offered = await offerOf(page, path);
    if ((await this.onDisk) !== before) figures.replaced += 1;
    if (offered !== undefined && fate < 0.25) {
      const dialog = page.getByRole('dialog', { name: 'Unsaved text was recovered' });
      await dialog.getByRole('button', { name: 'Recover my text' }).click({ timeout: 40_000, noWaitAfter: true });
      await new Promise(resolve => setTimeout(resolve, random() * 400));
      await galley.close();
      return undefined;
    }
    if (killed !== undefined) this.#judge(offered ?? before, before, killed, figures);
    if (offered !== undefined) {
      figures.offered += 1;
      const dialog = page.getByRole('dialog', { name: 'Unsaved text was recovered' });
      // The preview's frame may load meanwhile, which the click would wait for.
      await dialog.getByRole('button', { name: 'Recover my text' }).click({ timeout: 40_000, noWaitAfter: true });
      await expect(dialog).toHaveCount(0, { timeout: 40_000 });
      await expect.poll(() => this.onDisk, { timeout: 40_000 }).toBe(offered);
    }
    this.base = offered ?? before;
    this.keys = [];
    await markdown.focus();
    await page.keyboard.press('Control+End');
    return galley;
  }

  /** Types words that tell where they belong, as quickly as the program takes them, until it is gone. */
  async type(page: Page, random: () => number): Promise<void> {
    try {
      for (;;) {
        for (const text of `w${(this.#count++).toString(36)}${this.#count % 9 === 0 ? '\n' : ' '}`) {
          await (text === '\n' ? page.keyboard.press('Enter') : page.keyboard.type(text));
          this.keys.push({ text, time: Date.now() });
        }
        if (this.writer.saves && random() < 0.06) await page.keyboard.press('Control+s');
        if (random() < 0.05) await new Promise(resolve => setTimeout(resolve, random() * 700));
      }
    } catch {
      // The program was killed under the keyboard.
    }
  }

  #judge(given: string, file: string, killed: number, figures: KillFigures): void {
    const whole = this.base + this.keys.map(key => key.text).join('');
    // A key that was on its way when the program died may have been taken all the same.
    const isPart = (text: string) => text.startsWith(this.base) && whole.startsWith(text.slice(0, whole.length));
    const isWhole = (text: string) => isPart(text) && text.length <= whole.length + 1;
    if (!isWhole(given) || !isWhole(file)) figures.torn += 1;
    const old = this.keys.filter(key => key.time < killed - PROMISE).length;
    const kept = given.length - this.base.length;
    figures.typed += this.keys.length;
    figures.lost += Math.max(0, old - kept);
    figures.young += Math.max(0, this.keys.length - Math.max(old, kept));
    const first = this.keys[Math.max(0, kept)];
    if (first) figures.oldest = Math.max(figures.oldest, killed - first.time);
  }
}

/**
 * Writes in all writers' posts at once, kills each program at a random moment and starts it again, `rounds` times over.
 * `tell` hears the figures after every round.
 */
export async function writeAndKill(
  writers: readonly Writer[],
  rounds: number,
  random: () => number,
  tell: (figures: KillFigures) => void = () => undefined,
): Promise<KillFigures> {
  const figures = noKills();
  const series = await Promise.all(
    writers.map(async writer => new Series(writer, await readFile(join(writer.site, writer.path), 'utf8'))),
  );
  const killed: (number | undefined)[] = writers.map(() => undefined);
  for (let round = 0; round <= rounds; round++) {
    await Promise.all(
      series.map(async (one, at) => {
        const galley = await one.start(killed[at], figures, random);
        if (round < rounds) {
          const typing = one.type(galley.page, random);
          await new Promise(resolve => setTimeout(resolve, 300 + random() * 3500));
          killed[at] = Date.now();
          figures.kills += 1;
          await galley.close();
          await typing;
        } else await galley.close();
      }),
    );
    if (round > 0) tell(figures);
  }
  return figures;
}

/** What the program's journal offers of a post, as the page asks for it; undefined when it offers nothing. */
async function offerOf(page: Page, path: string): Promise<string | undefined> {
  const frame = page.locator('iframe[title="Preview"]');
  await expect(frame).toHaveAttribute('src', /^galley-site:/, { timeout: 180_000 });
  const site = new URL((await frame.getAttribute('src'))!).host;
  const offers = await page.evaluate(
    id => (window as unknown as { galley: { call: Call } }).galley.call('journal.recover', { site: id }),
    site,
  );
  return (offers as readonly Offer[]).find(offer => offer.path === path)?.mine;
}

/** Numbers from 0 up to 1 that a seed decides (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
