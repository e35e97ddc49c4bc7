import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { everything } from '../state/site/catalogue-protocol.ts';
import { Button } from '../ui/button.tsx';

/** The list's place when the answer is empty: why, and the one thing to do about it. */
export function EmptyList() {
  const { catalogue, commands } = useSession();
  const query = useStore(catalogue.store, state => state.query);
  const looking = useStore(catalogue.store, state => state.looking);
  if (looking)
    return (
      <div className="posts-empty" role="status">
        <p>Looking through the texts…</p>
      </div>
    );
  const narrowed = query.text !== '' || query.state !== null || query.kind === 'pages';
  return (
    <div className="posts-empty" role="status">
      <p>{narrowed ? 'No post is like that.' : 'This site has no posts yet.'}</p>
      {narrowed ? (
        <Button onPress={() => catalogue.ask({ ...everything, order: query.order, group: query.group })}>
          Show all posts
        </Button>
      ) : (
        <Button onPress={() => commands.run('post.new')}>New Post</Button>
      )}
    </div>
  );
}
