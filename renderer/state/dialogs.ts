import type { Recovered } from '../../shared/contract/post-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { LastChange } from './post/details.ts';
import { Store } from './store.ts';

/** What the person wants about unsaved texts: they are saved now, given up, or the person stays. */
export type Leave = 'saved' | 'given-up' | 'stay';

/** What stands before the window, if anything; one at a time. */
export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'quick-open' }
  | { readonly kind: 'outline' }
  | { readonly kind: 'go-to-line' }
  | { readonly kind: 'snippets' }
  | { readonly kind: 'settings'; /** Where the dialog begins. */ readonly group?: 'Shortcuts' | 'Images' }
  | { readonly kind: 'board' }
  | { readonly kind: 'related' }
  | { readonly kind: 'unmerged' }
  /** `rename` is the name of a kept view that gets another one. */
  | { readonly kind: 'save-filter'; readonly rename?: string }
  | { readonly kind: 'licences' }
  | { readonly kind: 'new-post' }
  | { readonly kind: 'export'; readonly paths: readonly SitePath[] }
  /** Tags and categories; `paths` are the posts that were selected. */
  | { readonly kind: 'tags'; readonly paths: readonly SitePath[] }
  | { readonly kind: 'front-matter'; readonly paths: readonly SitePath[] }
  | { readonly kind: 'address'; readonly path: SitePath }
  | { readonly kind: 'fields' }
  | ({ readonly kind: 'last-change' } & LastChange)
  | { readonly kind: 'restore' }
  | { readonly kind: 'images' }
  | { readonly kind: 'proof' }
  | { readonly kind: 'replace' }
  | { readonly kind: 'taking-back' }
  | { readonly kind: 'compare'; readonly path: SitePath }
  | { readonly kind: 'recovery'; readonly found: readonly Recovered[] }
  | {
      readonly kind: 'leaving';
      /** What is left: the window, or its site for another one. */
      readonly what: 'window' | 'site';
      readonly unsaved: readonly SitePath[];
      readonly answer: (answer: Leave) => void;
    }
  | { readonly kind: 'page-scripts'; readonly folder: string }
  | { readonly kind: 'trash'; readonly paths: readonly SitePath[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

export class Dialogs {
  readonly store = new Store<DialogState | null>(null);
  #isHeld = false;

  /** `false` where the present dialog stays: it is at work, or waits for an answer. */
  show(dialog: DialogState): boolean {
    if (this.#isHeld) return false;
    this.store.set(dialog);
    return true;
  }

  close(): void {
    this.#isHeld = false;
    this.store.set(null);
  }

  /** Lets no other dialog take the place of the present one. The answer ends that. */
  hold(): () => void {
    this.#isHeld = true;
    return () => {
      this.#isHeld = false;
    };
  }
}
