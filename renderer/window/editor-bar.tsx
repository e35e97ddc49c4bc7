import { Ellipsis, History, MessageSquareText, PanelLeft, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { commands, type CommandId } from '../../shared/commands.ts';
import { seenLayout, showLayout } from '../state/layout.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import type { Panes } from '../state/preferences.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { Segments } from '../ui/segments.tsx';
import './editor-bar.css';

const LAYOUTS = [
  { value: 'write', label: 'Write' },
  { value: 'split', label: 'Split' },
  { value: 'read', label: 'Read' },
] as const satisfies readonly { readonly value: Panes['layout']; readonly label: string }[];

/** The bar over the text: where the post lies, how it is shown, and what can be done with it. */
export function EditorBar() {
  const session = useSession();
  const { preferences, commands: runner, desk, view } = session;
  const chosen = useStore(preferences.store, settings => settings.panes.layout);
  const libraryShown = useStore(preferences.store, settings => settings.panes.libraryShown);
  const path = useStore(desk.store, state => state.path ?? state.loading);
  const layout = seenLayout(
    chosen,
    useStore(view.store, state => state.pageCovered),
  );
  const reviewShown = useStore(view.store, state => state.reviewShown);
  const historyShown = useStore(view.store, state => state.historyShown);
  const slash = path?.lastIndexOf('/') ?? -1;
  return (
    <header className="editor-bar">
      <IconButton
        label="Library"
        icon={PanelLeft}
        pressed={libraryShown}
        shortcut={runner.shownKey('view.library')}
        onPress={() => runner.run('view.library')}
      />
      {path !== null && (
        <p className="editor-bar-path" title={path}>
          {slash > 0 && <span className="editor-bar-folder">{path.slice(0, slash)} / </span>}
          <span className="editor-bar-file">{path.slice(slash + 1)}</span>
        </p>
      )}
      <div className="editor-bar-end">
        {path !== null && (
          <>
            <Segments
              label="Panes"
              value={layout}
              segments={LAYOUTS}
              onChange={value => showLayout(preferences, view, value)}
            />
            <div className="editor-bar-modes">
              <IconButton
                label="Review"
                icon={MessageSquareText}
                pressed={reviewShown && layout !== 'read'}
                shortcut={runner.shownKey('review.toggle')}
                onPress={() => runner.run('review.toggle')}
              />
              <IconButton
                label="History"
                icon={History}
                pressed={historyShown && layout !== 'read'}
                shortcut={runner.shownKey('history.toggle')}
                onPress={() => runner.run('history.toggle')}
              />
            </div>
            <PostMenu />
            <Button
              kind="primary"
              icon={Send}
              tip="Publish…"
              shortcut={runner.shownKey('post.publish')}
              onPress={() => runner.run('post.publish')}
            >
              Publish…
            </Button>
          </>
        )}
      </div>
    </header>
  );
}

const POST_COMMANDS: readonly (CommandId | 'line')[] = [
  'post.save',
  'post.duplicate',
  'post.change-address',
  'line',
  'review.toggle',
  'history.toggle',
  'line',
  'post.open-in-browser',
  'post.print',
  'post.show-in-folder',
  'line',
  'post.unpublish',
  'post.trash',
];

function PostMenu() {
  const { commands: runner } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const items = POST_COMMANDS.map((id): MenuItem => {
    const command = commands.find(one => one.id === id);
    if (!command || id === 'line') return { kind: 'line' };
    return {
      kind: 'item',
      label: command.label,
      shortcut: runner.shownKey(id),
      disabled: !runner.available(command),
      onPress: () => runner.run(id),
    };
  });
  return (
    <>
      <IconButton
        ref={button}
        label="Post actions"
        icon={Ellipsis}
        opens="menu"
        expanded={open}
        onPress={() => setOpen(!open)}
      />
      {open && <Menu label="Post actions" items={items} anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
