import { useCallback } from 'react';
import { assertNever } from '../../shared/kit/result.ts';
import { AssetDesk } from '../assets/asset-desk.tsx';
import { AddressDialog } from '../bulk/address/address-dialog.tsx';
import { FrontMatterGrid } from '../bulk/grid/front-matter-grid.tsx';
import { ReplaceDialog } from '../bulk/replace/replace-dialog.tsx';
import { TagDesk } from '../bulk/tags/tag-desk.tsx';
import { TakingBack } from '../bulk/taking-back.tsx';
import { FieldsDialog } from '../form/fields/fields-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { ProofDialog } from '../proof/proof-dialog.tsx';
import { Board } from '../library/board/board.tsx';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { CommandPalette } from './command-palette.tsx';
import { Compare } from './compare.tsx';
import { Leaving } from './leaving.tsx';
import { LastChange } from './last-change.tsx';
import { GoToLine } from './go-to-line.tsx';
import { Licences } from './licences.tsx';
import { NewPost } from './new-post.tsx';
import { Outline } from './outline.tsx';
import { PageScripts } from './page-scripts.tsx';
import { QuickOpen } from './quick-open.tsx';
import { Recovery } from './recovery.tsx';
import { Related } from '../library/related.tsx';
import { Refused } from './refused.tsx';
import { SaveFilter } from './save-filter.tsx';
import { Restore } from './restore.tsx';
import { SettingsDialog } from './settings/settings.tsx';
import { SnippetList } from './snippet-list.tsx';
import { Trash } from './trash.tsx';
import { Unmerged } from './unmerged.tsx';

/** Draws the dialog that stands before the window, if any. */
export function DialogHost() {
  const { dialogs } = useSession();
  const dialog = useStore(dialogs.store);
  const close = useCallback(() => dialogs.close(), [dialogs]);
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette onClose={close} />;
    case 'quick-open':
      return <QuickOpen onClose={close} />;
    case 'outline':
      return <Outline onClose={close} />;
    case 'go-to-line':
      return <GoToLine onClose={close} />;
    case 'snippets':
      return <SnippetList onClose={close} />;
    case 'page-scripts':
      return <PageScripts folder={dialog.folder} onClose={close} />;
    case 'settings':
      return <SettingsDialog group={dialog.group} onClose={close} />;
    case 'related':
      return <Related onClose={close} />;
    case 'unmerged':
      return <Unmerged onClose={close} />;
    case 'board':
      return <Board onClose={close} />;
    case 'save-filter':
      return <SaveFilter rename={dialog.rename} onClose={close} />;
    case 'licences':
      return <Licences onClose={close} />;
    case 'new-post':
      return <NewPost onClose={close} />;
    case 'export':
      return <ExportDialog paths={dialog.paths} onClose={close} />;
    case 'tags':
      return <TagDesk paths={dialog.paths} onClose={close} />;
    case 'front-matter':
      return <FrontMatterGrid paths={dialog.paths} onClose={close} />;
    case 'address':
      return <AddressDialog path={dialog.path} onClose={close} />;
    case 'fields':
      return <FieldsDialog onClose={close} />;
    case 'last-change':
      return <LastChange change={dialog} onClose={close} />;
    case 'restore':
      return <Restore onClose={close} />;
    case 'images':
      return <AssetDesk onClose={close} />;
    case 'proof':
      return <ProofDialog onClose={close} />;
    case 'replace':
      return <ReplaceDialog onClose={close} />;
    case 'taking-back':
      return <TakingBack onClose={close} />;
    case 'compare':
      return <Compare onClose={close} />;
    case 'recovery':
      return <Recovery found={dialog.found} onClose={close} />;
    case 'leaving':
      return <Leaving {...dialog} onClose={close} />;
    case 'trash':
      return <Trash paths={dialog.paths} onClose={close} />;
    case 'refused':
      return <Refused problem={dialog.problem} onClose={close} />;
    default:
      return assertNever(dialog);
  }
}
