import type { SitePath } from '../../shared/site/site-file.ts';
import type { Leave } from '../state/dialogs.ts';
import { useSession } from '../state/session-context.ts';
import { useHold } from '../state/use-hold.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface LeavingProps {
  readonly what: 'window' | 'site';
  readonly unsaved: readonly SitePath[];
  readonly answer: (answer: Leave) => void;
  readonly onClose: () => void;
}

/** Asks about posts that are not saved when the window is to close, or to show another site. */
export function Leaving({ what, unsaved, answer, onClose }: LeavingProps) {
  const { desk } = useSession();
  useHold(true);
  const say = (said: Leave) => {
    onClose();
    answer(said);
  };
  const save = async () => {
    say((await desk.saveAll()).length === 0 ? 'saved' : 'stay');
  };
  const discard = async () => {
    await Promise.all(desk.unsaved().map(kept => kept.abandon()));
    say('given-up');
  };
  return (
    <Dialog
      name={what === 'window' ? 'Save before closing?' : 'Save before opening another site?'}
      size="small"
      onClose={() => say('stay')}
      footer={
        <>
          <Button onPress={() => void discard()}>Don’t Save</Button>
          <Button onPress={() => say('stay')}>Cancel</Button>
          <Button kind="primary" first onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="dialog-text">
        <p>
          {unsaved.length === 1 ? 'This post has text that is not saved:' : 'These posts have text that is not saved:'}
        </p>
        <ul>
          {unsaved.map(path => (
            <li key={path}>
              <strong>{path}</strong>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
