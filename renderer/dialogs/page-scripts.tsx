import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface PageScriptsProps {
  readonly folder: string;
  readonly onClose: () => void;
}

/** Asks whether the pages of a site may run their own scripts. */
export function PageScripts({ folder, onClose }: PageScriptsProps) {
  const { preferences } = useSession();
  const allow = () => {
    preferences.change({ scriptSites: [...preferences.get().scriptSites, folder] });
    onClose();
  };
  return (
    <Dialog
      name="Run the scripts of this site’s pages?"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" first onPress={allow}>
            Run Scripts
          </Button>
        </>
      }
    >
      <div className="dialog-text">
        <p>
          The preview shows pages without their scripts. With them it shows what menus, galleries and formulas do, each
          time from the start.
        </p>
        <p>
          They run apart from Galley: they reach no file of yours, no other page and no network. Scripts that a page
          loads from elsewhere stay away.
        </p>
        <p>
          This holds for <strong>{folder}</strong>, until you take it back with the same button.
        </p>
      </div>
    </Dialog>
  );
}
