import { FilePenLine, Plus } from 'lucide-react';
import type { Problem } from '../../shared/kit/problem.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import './empty-desk.css';

/** The text's place while no post is open, while one is being read, or when it cannot be read. */
export function EmptyDesk() {
  const { desk, commands, workspace } = useSession();
  const { loading, refused } = useStore(desk.store);
  const reading = useStore(workspace.store, state => state.reading);
  if (loading !== null) return <div className="empty-desk" aria-busy="true" />;
  if (refused) return <Refused problem={refused} />;
  return (
    <div className="empty-desk">
      <FilePenLine className="empty-glyph" aria-hidden />
      <p>{reading ? 'Reading the site’s posts…' : 'Choose a post on the left, or begin a new one.'}</p>
      <Button icon={Plus} shortcut={commands.shownKey('post.new')} onPress={() => commands.run('post.new')}>
        New Post
      </Button>
    </div>
  );
}

function Refused({ problem }: { readonly problem: Problem }) {
  const { desk } = useSession();
  return (
    <div className="empty-desk" role="alert">
      <h2>{problem.place.path}</h2>
      <p>
        {problem.cause} {problem.remedy}
      </p>
      <Button onPress={() => desk.dismiss()}>Close</Button>
    </div>
  );
}
