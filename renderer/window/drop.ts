import type { Session } from '../state/session.ts';

const MARKDOWN = /\.(?:md|markdown)$/i;

/** Opens a folder or a Markdown file that is dropped on the window; images belong to the editor, the rest to nobody. */
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
  window.addEventListener('drop', event => {
    mark(false);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const item = event.dataTransfer?.items[0];
    const file = item?.getAsFile();
    if (!item || !file) return;
    const path = session.bridge.pathOf(file);
    const isFolder = item.webkitGetAsEntry()?.isDirectory ?? false;
    if (path !== '' && (isFolder || MARKDOWN.test(file.name))) void session.openSite(path);
  });
}
