import type { Session } from '../state/session.ts';
import { readFrontMatter } from '../../shared/text/front-matter.ts';
import type { KeptPost } from '../state/post/kept-post.ts';
import type { OpenPost } from '../state/post/open-post.ts';

const LOOK_AFTER = 250;

/** Keeps the window's title true: `● Title – Site – Galley`, the dot while text is not saved. */
export function followTitle(session: Session): void {
  let last = '';
  let postTitle: string | null = null;
  let leave: (() => void) | undefined;
  let followed: KeptPost | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    const { kept } = session.desk.store.get();
    const { site } = session.workspace.store.get();
    const edited = kept !== null && kept.state.get().status !== 'Saved';
    const names = [postTitle, site && (session.siteFacts.store.get().title ?? site.name), 'Galley'];
    const title = `${edited ? '● ' : ''}${names.filter(Boolean).join(' – ')}`;
    const described = JSON.stringify([title, edited, site?.id, kept?.post.path]);
    if (described === last) return;
    last = described;
    document.title = title;
    void session.bridge.call('window.describe', {
      title,
      edited,
      ...(site ? { site: site.id } : {}),
      ...(kept ? { path: kept.post.path } : {}),
    });
  };
  const follow = () => {
    const { kept } = session.desk.store.get();
    if (followed !== kept) {
      leave?.();
      followed = kept;
      const ends = kept && [
        kept.state.subscribe(tell),
        kept.post.subscribe(({ changes }) => {
          if (changes.some(change => change.from < HEAD)) timer ??= setTimeout(later, LOOK_AFTER);
        }),
      ];
      leave = () => ends?.forEach(end => end());
    }
    postTitle = kept && titleOf(kept.post);
    tell();
  };
  const later = () => {
    timer = undefined;
    if (followed) postTitle = titleOf(followed.post);
    tell();
  };
  session.desk.store.subscribe(follow);
  session.workspace.store.subscribe(tell);
  session.siteFacts.store.subscribe(tell);
  follow();
}

/** The title is looked for in this much of the text. */
const HEAD = 4000;

/** The post's `title:`, else its file's name. */
function titleOf(post: OpenPost): string {
  const title = readFrontMatter(post.doc.sliceString(0, HEAD)).values.get('title');
  if (typeof title === 'string' && title.trim() !== '') return title;
  return post.path.slice(post.path.lastIndexOf('/') + 1);
}
