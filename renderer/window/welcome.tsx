import { BookOpen, FolderOpen } from 'lucide-react';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import './welcome.css';

/** What the window shows without a site: one sentence, one action, and the sites of before. */
export function Welcome() {
  const session = useSession();
  const { opening, refused, recent } = useStore(session.workspace.store);
  return (
    <main className="welcome">
      <div className="welcome-card">
        <Mark size={48} />
        <h1>Galley</h1>
        <p>Write Jekyll posts and read each one exactly as it will be published.</p>
        {refused && (
          <p className="welcome-refused" role="alert">
            <strong>{refused.cause}</strong> {refused.remedy}
          </p>
        )}
        <div className="welcome-actions">
          <Button kind="primary" icon={FolderOpen} disabled={opening} onPress={() => void session.openSite(undefined)}>
            {opening ? 'Opening…' : 'Open Site…'}
          </Button>
          <Button icon={BookOpen} disabled={opening} onPress={() => void session.openSite(null)}>
            Open the Starter Site
          </Button>
        </div>
        {recent.length > 0 ? (
          <section className="welcome-recent" aria-label="Recent sites">
            <header>
              <h2 className="overline">Recent</h2>
              <Button kind="text" onPress={() => session.workspace.clearRecent()}>
                Clear
              </Button>
            </header>
            <ul>
              {recent.slice(0, 6).map(site => (
                <li key={site.folder}>
                  <button type="button" onClick={() => void session.openSite(site.folder)}>
                    <span>{site.name}</span>
                    <small>{site.folder}</small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <p className="welcome-hint">You can also drop a folder on this window.</p>
        )}
      </div>
    </main>
  );
}
