import type { SitePath } from '../../shared/site/site-file.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface ClosingProps {
  readonly unsaved: readonly SitePath[];
  readonly onClose: () => void;
}

/** Asks about posts that are not saved when the window is to close. */
export function Closing({ unsaved, onClose }: ClosingProps) {
  const { bridge, desk } = useSession();
  const answer = (agreed: boolean) => {
    onClose();
    void bridge.call('window.close', { agreed });
  };
  const save = async () => {
    if ((await desk.saveAll()).length === 0) answer(true);
    else answer(false);
  };
  const discard = async () => {
    await Promise.all(desk.unsaved().map(kept => kept.abandon()));
    answer(true);
  };
  return (
    <Dialog
      name="Save before closing?"
      size="small"
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => void discard()}>Don’t Save</Button>
          <Button onPress={() => answer(false)}>Cancel</Button>
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
