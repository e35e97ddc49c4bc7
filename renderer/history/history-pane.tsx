import { ArrowLeft, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HistoryEntry } from '../../shared/contract/history.ts';
import { splitLines } from '../../shared/text/line-endings.ts';
import { minimalChanges } from '../../shared/text/compare/minimal-change.ts';
import type { TextChange } from '../../shared/text/text-change.ts';
import { textOf } from '../state/post/flat-text.ts';
import type { KeptPost } from '../state/post/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { entryWords } from './entry-words.ts';
import { WordDiff } from './word-diff.tsx';
import './history.css';

/** Region "History": the earlier texts of a post, what became of them, and the way back, whole or by paragraph. */
export function HistoryPane({ kept }: { readonly kept: KeptPost }) {
  const { view, bridge } = useSession();
  const { site, path } = kept.post;
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [chosen, setChosen] = useState<HistoryEntry | null>(null);
  const [read, setRead] = useState<{ readonly of: HistoryEntry; readonly text: string | null } | null>(null);
  /** Null for a text that is gone; undefined while it is being read. */
  const earlier = chosen && read?.of === chosen ? read.text : undefined;
  const now = usePostText(kept);
  const revisions = useRef<HTMLOListElement>(null);

  useEffect(() => {
    let wanted = true;
    void bridge.call('history.list', { site, path }).then(list => {
      if (!wanted) return;
      setEntries(list);
      setChosen(list.find(one => one.kind === 'kept' && one.hash !== kept.post.base) ?? list[0] ?? null);
    });
    return () => {
      wanted = false;
    };
  }, [bridge, site, path, kept]);

  useEffect(() => {
    if (!chosen) return;
    let wanted = true;
    const { hash } = chosen;
    const at = chosen.kind === 'commit' ? chosen.path : path;
    void bridge.call('history.text', { site, path: at, kind: chosen.kind, hash }).then(text => {
      if (wanted) setRead({ of: chosen, text: text === null ? null : splitLines(text.replace(/^\uFEFF/, '')).text });
    });
    return () => {
      wanted = false;
    };
  }, [bridge, site, path, chosen]);

  // The keyboard was in the editor, which is gone: it goes on here, and back when the editor is.
  useEffect(() => {
    if (chosen && isNowhere()) revisions.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [chosen]);
  useEffect(
    () => () => {
      requestAnimationFrame(() => isNowhere() && kept.post.focus());
    },
    [kept],
  );

  const restore = (changes: readonly TextChange[]) => {
    kept.remember('before-restore');
    kept.post.apply(changes, { origin: 'history.restore' });
  };
  const today = new Date();
  return (
    <section
      className="history"
      aria-label="History"
      onKeyDown={event => event.key === 'Escape' && view.toggleHistory(false)}
    >
      <header className="history-bar">
        <IconButton label="Back to Writing" icon={ArrowLeft} onPress={() => view.toggleHistory(false)} />
        <h2>{chosen ? entryWords(chosen, today).when : 'History'}</h2>
        {typeof earlier === 'string' && earlier !== now && (
          <Button icon={Undo2} onPress={() => restore(minimalChanges(now, earlier))}>
            Restore
          </Button>
        )}
      </header>
      <div className="history-panes">
        <ol ref={revisions} className="history-list" aria-label="Revisions">
          {entries?.map(entry => {
            const { when, what } = entryWords(entry, today);
            return (
              <li key={`${entry.kind} ${entry.hash} ${entry.time}`}>
                <button
                  type="button"
                  className="row-button"
                  aria-current={entry === chosen ? 'true' : undefined}
                  onClick={() => setChosen(entry)}
                >
                  <span>{when}</span>
                  <small>{what}</small>
                </button>
              </li>
            );
          })}
          {entries?.length === 0 && <li className="history-empty">Earlier texts are kept from the next change on.</li>}
        </ol>
        {earlier === undefined ? null : earlier === null ? (
          <p className="history-empty">This text is not kept any more.</p>
        ) : (
          <WordDiff earlier={earlier} later={now} onRestore={change => restore([change])} />
        )}
      </div>
    </section>
  );
}

function isNowhere(): boolean {
  return document.activeElement === document.body;
}

function usePostText({ post }: KeptPost): string {
  const [doc, setDoc] = useState(post.doc);
  useEffect(() => {
    setDoc(post.doc);
    return post.subscribe(() => setDoc(post.doc));
  }, [post]);
  return useMemo(() => textOf(doc), [doc]);
}
