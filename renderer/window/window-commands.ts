import { showNextLayout } from '../state/layout.ts';
import { freePath, isPost } from '../state/site/post-moves.ts';
import { unpublish } from '../state/site/publishing.ts';
import type { CommandHandler } from '../state/commands.ts';
import type { Session } from '../state/session.ts';
import type { CommandId } from '../../shared/commands.ts';

/** What the window itself can do; the editor and the preview bring their own commands. */
export function windowCommands(session: Session): Partial<Record<CommandId, CommandHandler>> {
  const { preferences, dialogs, view, desk } = session;
  const toggle = (name: 'focusMode' | 'typewriterMode') => preferences.change({ [name]: !preferences.get()[name] });
  const resize = (pixels: 1 | -1) => {
    const editorFontSize = Math.min(32, Math.max(11, preferences.get().editorFontSize + pixels));
    preferences.change({ editorFontSize });
  };
  return {
    'site.open': () => void session.openSite(undefined),
    'site.open-starter': () => void session.openSite(null),
    'help.licences': () => dialogs.show({ kind: 'licences' }),
    'help.report': () => {
      void session.bridge.call('app.report-problem', undefined).then(answer => {
        if (answer.kind === 'refused') dialogs.show({ kind: 'refused', problem: answer.problem });
      });
    },
    'settings.open': () => dialogs.show({ kind: 'settings' }),
    'help.shortcuts': () => dialogs.show({ kind: 'settings', group: 'Shortcuts' }),
    'quick-open': () => dialogs.show({ kind: 'quick-open' }),
    'view.command-palette': () => dialogs.show({ kind: 'palette' }),
    'edit.find-in-site': () => {
      preferences.changePanes({ libraryShown: true });
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('.library input[type="search"]')?.focus());
    },
    'site.prove': () => dialogs.show({ kind: 'proof' }),
    'post.related': () => dialogs.show({ kind: 'related' }),
    'site.board': () => dialogs.show({ kind: 'board' }),
    'site.images': () => dialogs.show({ kind: 'images' }),
    'edit.go-to-line': () => dialogs.show({ kind: 'go-to-line' }),
    'insert.snippet': () => dialogs.show({ kind: 'snippets' }),
    'view.outline': () => dialogs.show({ kind: 'outline' }),
    'post.new': () => dialogs.show({ kind: 'new-post' }),
    'post.open-window': () => {
      const path = desk.post?.path;
      if (path === undefined) return false;
      void session.openBeside(path);
      return true;
    },
    'post.save': () => {
      const kept = desk.kept;
      if (!kept) return false;
      if (kept.state.get().conflict?.disk) dialogs.show({ kind: 'compare', path: kept.post.path });
      else void kept.save();
      return true;
    },
    'post.publish': () => {
      const path = desk.post?.path;
      if (path === undefined) return false;
      dialogs.show({ kind: 'export', paths: [path] });
      return true;
    },
    'post.unpublish': () => {
      const path = desk.post?.path;
      if (path === undefined || !isPost(path)) return false;
      void unpublish(session, path).then(problem => {
        if (problem) dialogs.show({ kind: 'refused', problem });
      });
      return true;
    },
    'post.duplicate': () => {
      void duplicate(session);
    },
    'post.change-address': () => {
      const path = desk.post?.path;
      if (path === undefined) return false;
      dialogs.show({ kind: 'address', path });
      return true;
    },
    'site.trash': () => dialogs.show({ kind: 'restore' }),
    'site.fields': () => dialogs.show({ kind: 'fields' }),
    'post.trash': () => {
      const path = desk.post?.path;
      if (path === undefined) return false;
      dialogs.show({ kind: 'trash', paths: [path] });
      return true;
    },
    'post.show-in-folder': () => {
      const post = desk.post;
      if (!post) return false;
      void session.bridge.call('post.show-in-folder', { site: post.site, path: post.path });
      return true;
    },
    'view.cycle-layout': () => showNextLayout(preferences, view),
    'view.library': () => preferences.changePanes({ libraryShown: !preferences.get().panes.libraryShown }),
    'view.problems': () => view.toggleProblems(),
    'view.focus-mode': () => toggle('focusMode'),
    'view.focus-sentence': () => {
      const { focusMode, focusOn } = preferences.get();
      // Who asks for the sentence out of focus mode wants both.
      preferences.change({ focusMode: true, focusOn: focusMode && focusOn === 'sentence' ? 'paragraph' : 'sentence' });
    },
    'view.typewriter-mode': () => toggle('typewriterMode'),
    'view.page-scripts': () => session.togglePageScripts(),
    'view.full-screen': () => void session.bridge.call('window.toggle-full-screen', undefined),
    'view.text-larger': () => resize(1),
    'view.text-smaller': () => resize(-1),
    'view.theme-light': () => preferences.change({ theme: 'light' }),
    'view.theme-dark': () => preferences.change({ theme: 'dark' }),
    'view.theme-system': () => preferences.change({ theme: 'system' }),
  };
}

/** Writes a copy of the shown post beside it and shows the copy. */
async function duplicate({ desk, siteFacts, dialogs }: Session): Promise<void> {
  const post = desk.post;
  if (!post) return;
  const problem = await desk.create(
    freePath(post.path, path => siteFacts.has(path)),
    post.fileText(),
  );
  if (problem) dialogs.show({ kind: 'refused', problem });
}
