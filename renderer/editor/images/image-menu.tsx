import { FolderOpen, ImagePlus, TextCursorInput } from 'lucide-react';
import type { EditorView } from '@codemirror/view';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { describeImage, replaceImage, revealImage } from './image-actions.ts';
import { imageAt } from './image-at.ts';

/** Where a menu was asked for, in the window and in the text. */
export interface AskedMenu {
  readonly x: number;
  readonly y: number;
  readonly offset: number;
}

interface ImageMenuProps {
  readonly view: EditorView;
  readonly asked: AskedMenu;
  readonly onClose: () => void;
}

/** What can be done to an image in the text. */
export function ImageMenu({ view, asked, onClose }: ImageMenuProps) {
  const { offset } = asked;
  const isFile = imageAt(view.state, offset)?.path !== undefined;
  const item = (label: string, icon: typeof ImagePlus, onPress: () => void, disabled = false): MenuItem => ({
    kind: 'item',
    label,
    icon,
    disabled,
    onPress,
  });
  return (
    <Menu
      label="Image"
      anchor={asked}
      onClose={onClose}
      items={[
        item('Describe It', TextCursorInput, () => void requestAnimationFrame(() => describeImage(view, offset))),
        item('Replace…', ImagePlus, () => void replaceImage(view, offset)),
        item('Show in Folder', FolderOpen, () => void revealImage(view, offset), !isFile),
      ]}
    />
  );
}
