import type { Session } from '../state/session.ts';

const MARKDOWN = /\.(?:md|markdown)$/i;

/**
 * Opens a folder or a Markdown file that is dropped anywhere on the window, before the editor takes its text; images and
 * other files are the editor's.
 */
export function followDrops(session: Session): void {
  const mark = (on: boolean) => {
    if (on) document.documentElement.dataset['dropping'] = 'site';
    else delete document.documentElement.dataset['dropping'];
  };
  window.addEventListener('dragover', event => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const isImage = [...event.dataTransfer.items].some(item => item.type.startsWith('image/'));
    event.dataTransfer.dropEffect = isImage ? 'none' : 'copy';
    mark(!isImage);
  });
  window.addEventListener('dragleave', event => {
    if (event.relatedTarget === null) mark(false);
  });
  window.addEventListener(
    'drop',
    event => {
      mark(false);
      const path = siteIn(event.dataTransfer, session);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void session.openSite(path);
    },
    { capture: true },
  );
  window.addEventListener('drop', event => event.preventDefault());
}

/** The folder or Markdown file that a drop brings, as a path of the disk. */
function siteIn(transfer: DataTransfer | null, session: Session): string | undefined {
  const item = transfer?.items[0];
  const file = item?.getAsFile();
  if (!item || !file) return undefined;
  const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
  const path = isFolder || MARKDOWN.test(file.name) ? session.bridge.pathOf(file) : '';
  return path === '' ? undefined : path;
}
