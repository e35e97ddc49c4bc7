import { Store } from './store.ts';

/** What the window shows that is not worth remembering for the next start. */
export interface ViewState {
  readonly problemsShown: boolean;
  /** The front matter as text in the editor, in place of the form. */
  readonly asYaml: boolean;
  /** The marks beside the text. */
  readonly reviewShown: boolean;
  /** The review stands where the page would stand, as the window is too small for both. */
  readonly pageCovered: boolean;
  /** What is written becomes suggestions. */
  readonly suggesting: boolean;
  /** A comment on the selection is being written. */
  readonly commenting: boolean;
  /** Earlier texts of the post in place of the editor. */
  readonly historyShown: boolean;
  /** The preview shows the marks in place of the page as all of them accepted make it. */
  readonly pageMarks: boolean;
}

export class View {
  readonly store = new Store<ViewState>({
    problemsShown: false,
    asYaml: false,
    reviewShown: false,
    pageCovered: false,
    suggesting: false,
    commenting: false,
    historyShown: false,
    pageMarks: false,
  });

  toggleProblems(shown = !this.store.get().problemsShown): void {
    this.store.merge({ problemsShown: shown });
  }

  toggleYaml(asYaml = !this.store.get().asYaml): void {
    this.store.merge({ asYaml });
  }

  toggleReview(reviewShown = !this.store.get().reviewShown): void {
    this.store.merge({ reviewShown, commenting: false, ...(reviewShown ? { historyShown: false } : {}) });
  }

  coverPage(pageCovered: boolean): void {
    if (this.store.get().pageCovered !== pageCovered) this.store.merge({ pageCovered });
  }

  /** Who begins to suggest sees the review, and is asked for a name there. */
  toggleSuggesting(suggesting = !this.store.get().suggesting): void {
    if (suggesting) this.toggleReview(true);
    this.store.merge({ suggesting });
  }

  toggleHistory(historyShown = !this.store.get().historyShown): void {
    this.store.merge({ historyShown, ...(historyShown ? { reviewShown: false, commenting: false } : {}) });
  }

  togglePageMarks(pageMarks = !this.store.get().pageMarks): void {
    this.store.merge({ pageMarks });
  }
}
