import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Start } from '../../shared/contract/app-calls.ts';
import type { Place, Problem } from '../../shared/kit/problem.ts';
import { readFrontMatter } from '../../shared/text/front-matter.ts';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';
import type { BulkJob } from './bulk-job.ts';
import { Catalogue, type CatalogueWorker } from './site/catalogue.ts';
import { Checks } from './post/checks.ts';
import { Commands } from './commands.ts';
import { Desk } from './desk.ts';
import { Dialogs, type Leave } from './dialogs.ts';
import { plainText } from './plain-text.ts';
import type { ImportRun } from './site/import-run.ts';
import { PostLanguage } from './post-language.ts';
import { libraryEnded } from './site/library-ended.ts';
import { Preferences } from './preferences.ts';
import { Problems } from './problems.ts';
import { SiteFacts } from './site/site-facts.ts';
import { Snippets } from './snippets.ts';
import { stampPost } from './site/stamp.ts';
import { Store } from './store.ts';
import { View } from './view.ts';
import { Workspace } from './site/workspace.ts';

export interface PageAddress {
  readonly path: SitePath;
  readonly url: string;
  /** Another document that is published at the same address. */
  readonly rival: SitePath | null;
}

/** Front matter is looked for in this much of a text. */
const HEAD = 20_000;

/** Everything that one window holds, put together; the features meet here. */
export class Session {
  readonly bridge: Bridge;
  readonly start: Start;
  readonly preferences: Preferences;
  readonly problems = new Problems();
  readonly checks = new Checks(this.problems);
  readonly dialogs = new Dialogs();
  readonly view = new View();
  readonly workspace: Workspace;
  readonly desk: Desk;
  readonly catalogue: Catalogue;
  readonly siteFacts: SiteFacts;
  readonly language: PostLanguage;
  readonly snippets: Snippets;
  /** The address that the preview last found for a post: site-relative, without `baseurl`. */
  readonly page = new Store<PageAddress | null>(null);
  readonly commands: Commands;
  /** The change of many posts that was the last thing done, so that Undo takes it back. */
  readonly lastBulk = new Store<BulkJob | null>(null);
  readonly importing = new Store<ImportRun | null>(null);
  /** The page’s process had ended, which is not said yet. */
  #isRestarted: boolean;

  constructor(bridge: Bridge, start: Start, startCatalogue: () => CatalogueWorker) {
    this.bridge = bridge;
    this.start = start;
    this.#isRestarted = start.restarted;
    this.preferences = new Preferences(bridge, start.settings);
    this.workspace = new Workspace(bridge, this.problems, start.recent);
    this.desk = new Desk(bridge, this.preferences, this.problems, this.workspace, post => stampPost(this, post));
    this.catalogue = new Catalogue({
      start: startCatalogue,
      zone: start.zone,
      readAgain: () => this.workspace.readAgain(),
      onCrash: (again, cause) => this.problems.report('library', [libraryEnded(again, cause)]),
    });
    this.siteFacts = new SiteFacts(start.zone);
    this.language = new PostLanguage(this.desk, this.siteFacts, this.preferences, navigator.languages);
    this.snippets = new Snippets(this.preferences, this.siteFacts);
    this.commands = new Commands(this.preferences, start.platform, () => ({
      site: this.workspace.site !== null,
      post: this.desk.kept !== null,
    }));
    this.workspace.follow(this.siteFacts);
    this.workspace.follow(this.catalogue);
    this.workspace.follow(this.desk);
    this.catalogue.knowledge.subscribe(() =>
      this.problems.report('schema', this.catalogue.knowledge.get().schemaProblems),
    );
    // Before any page is made, which tells of them too.
    this.siteFacts.store.subscribe(() =>
      this.problems.report('config', this.siteFacts.store.get().settings?.problems ?? []),
    );
    this.desk.written.subscribe(() => this.lastBulk.set(null));
    this.workspace.follow({ closed: () => this.lastBulk.set(null) });
    bridge.on('menu.command', ({ command }) => void this.commands.run(command));
    bridge.on('app.open', ({ folder, post }) => void this.openSite(folder, post));
    bridge.on('app.settings', settings => this.preferences.adopt(settings));
    bridge.on('window.closing', () => void this.close());
  }

  /** Opens a folder (`null`: the starter site, `undefined`: one that the person chooses), then its post. */
  async openSite(folder: string | null | undefined, post: SitePath | null = null): Promise<void> {
    const here = typeof folder === 'string' && folder === this.workspace.site?.folder;
    // The site stays, and with it what is unsaved.
    if (here) return void (post !== null && (await this.desk.open(post)));
    const left = this.workspace.site ? await this.#mayLeave('site') : 'saved';
    if (left === 'stay') return;
    const kept = this.desk.unsaved();
    const answer = folder === undefined ? await this.workspace.choose() : await this.workspace.open(folder);
    // No other site came in its place.
    if (answer === undefined) return void (await Promise.all(kept.map(post => post.goOn())));
    await this.#offerRecovery();
    if (this.#isRestarted) this.problems.report('window', [RESTARTED]);
    this.#isRestarted = false;
    const path = post ?? answer;
    if (path !== null) await this.desk.open(path);
  }

  /** Opens a post in a window of its own, which reads it from disk. */
  async openBeside(path: SitePath): Promise<void> {
    const site = this.workspace.site;
    if (!site) return;
    await this.desk.autosave(path);
    const answer = await this.bridge.call('window.open-post', { site: site.id, path });
    if (answer.kind === 'refused') this.dialogs.show({ kind: 'refused', problem: answer.problem });
  }

  /** Shows a post, with the cursor where a problem is. */
  async goTo(place: Place): Promise<void> {
    // What is wrong with the window itself stands in no file.
    if (place.path === '') return;
    if (!(await this.desk.open(sitePath(place.path)))) return;
    const post = this.desk.post;
    if (!post) return;
    const { bodyStart } = readFrontMatter(post.doc.sliceString(0, HEAD));
    const line = post.doc.line(Math.max(1, Math.min(place.line, post.doc.lines)));
    if (line.from < bodyStart) this.view.toggleYaml(true);
    post.reveal(Math.min(line.to, line.from + Math.max(0, place.column - 1)));
  }

  /** Pages of the site run their own scripts from now on, after a question, or do not any more. */
  togglePageScripts(): void {
    const folder = this.workspace.site?.folder;
    if (folder === undefined) return;
    const { scriptSites } = this.preferences.get();
    const left = scriptSites.filter(other => other !== folder);
    if (left.length < scriptSites.length) this.preferences.change({ scriptSites: left });
    else this.dialogs.show({ kind: 'page-scripts', folder });
  }

  async close(): Promise<void> {
    this.preferences.flush();
    const left = await this.#mayLeave('window');
    void this.bridge.call('window.close', { agreed: left !== 'stay' });
  }

  /** Saves what is to be saved by itself, and asks about the rest. */
  async #mayLeave(what: 'window' | 'site'): Promise<Leave> {
    const left = this.preferences.get().autosave === 'off' ? this.desk.unsaved() : await this.desk.saveAll();
    if (left.length === 0) return 'saved';
    const unsaved = left.map(kept => kept.post.path);
    return new Promise(answer => {
      // Whoever is asked something already, or waits for files to be written, stays.
      if (!this.dialogs.show({ kind: 'leaving', what, unsaved, answer })) answer('stay');
    });
  }

  async #offerRecovery(): Promise<void> {
    const site = this.workspace.site;
    if (!site) return;
    const found = await this.bridge.call('journal.recover', { site: site.id });
    const wanted = found.filter(one => !one.disk || plainText(one.disk.text) !== one.mine);
    // Before a post is opened, so that it opens with the undo history that is found here.
    for (const one of found) if (!wanted.includes(one)) await this.desk.settleJournal(one);
    if (wanted.length > 0) this.dialogs.show({ kind: 'recovery', found: wanted });
  }
}

const RESTARTED: Problem = {
  severity: 'info',
  code: 'window-restarted',
  place: { path: '', line: 1, column: 1 },
  cause: 'The window’s own process ended unexpectedly, and the window was started again.',
  remedy: 'What was not saved is offered from the journal. Help → Report a Problem writes down what is known of it.',
};
