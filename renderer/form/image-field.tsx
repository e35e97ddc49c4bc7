import { ImageOff, ImagePlus } from 'lucide-react';
import { useState, type ClipboardEvent, type DragEvent } from 'react';
import type { ImportAnswer } from '../../shared/contract/image-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { IconButton } from '../ui/button.tsx';
import { useDraft } from './use-draft.ts';
import './image-field.css';

/** Where images come from. */
export interface ImageSource {
  take(file: File): Promise<ImportAnswer>;
  linkTo(path: SitePath, where: 'front-matter'): string;
  choose(many: boolean): Promise<readonly { readonly take: () => Promise<ImportAnswer> }[]>;
}

interface ImageFieldProps {
  readonly id: string;
  readonly value: string;
  /** The address to show the thumbnail from; null for an image that is not the site's own. */
  readonly src: string | null;
  readonly images: ImageSource;
  readonly placeholder?: string | undefined;
  readonly onCommit: (value: string) => void;
  readonly onRefused: (problem: Problem) => void;
}

/** An image's path with its thumbnail; an image dropped on it, or chosen, is copied into the site. */
export function ImageField(props: ImageFieldProps) {
  const { id, value, src, images, onCommit, onRefused } = props;
  const draft = useDraft(value, onCommit);
  const [typing, setTyping] = useState(false);
  const name = value.slice(value.lastIndexOf('/') + 1);
  const take = async (asked: Promise<ImportAnswer>) => {
    const answer = await asked;
    if (answer.kind === 'refused') onRefused(answer.problem);
    else if (answer.kind === 'imported') onCommit(addressOf(answer.image.path));
  };
  // As the present value is written, else as the site's posts write it.
  const addressOf = (path: SitePath) => {
    if (value.startsWith('/')) return `/${path}`;
    return /^[\w.-]+\//.test(value) ? path : images.linkTo(path, 'front-matter');
  };
  const paste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find(one => one.type.startsWith('image/'));
    if (!file || event.clipboardData.getData('text/plain').trim() !== '') return;
    event.preventDefault();
    void take(images.take(file));
  };
  const choose = async () => {
    const [chosen] = await images.choose(false);
    if (chosen) await take(chosen.take());
  };
  const drop = (event: DragEvent) => {
    const file = [...event.dataTransfer.files].find(one => one.type.startsWith('image/'));
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void take(images.take(file));
  };
  return (
    <span
      className="image-field"
      onDragOver={event => {
        if ([...event.dataTransfer.items].some(item => item.type.startsWith('image/'))) event.preventDefault();
      }}
      onDrop={drop}
      onPaste={paste}
    >
      {src !== null && <Thumbnail key={src} src={src} />}
      {!typing && name !== '' && (
        <span className="image-words" aria-hidden>
          {name}
        </span>
      )}
      <input
        id={id}
        type="text"
        className={`quiet-field${typing || name === '' ? '' : ' words-instead'}`}
        value={draft.text}
        placeholder={props.placeholder ?? 'None'}
        spellCheck={false}
        title={value}
        onChange={event => draft.onText(event.target.value)}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          draft.onBlur();
        }}
      />
      <IconButton label="Choose…" icon={ImagePlus} onPress={() => void choose()} />
    </span>
  );
}

function Thumbnail({ src }: { readonly src: string }) {
  const [missing, setMissing] = useState(false);
  if (missing) {
    return (
      <span
        className="image-missing"
        role="img"
        aria-label="There is no such file in the site"
        data-tip="There is no such file in the site"
      >
        <ImageOff className="icon" aria-hidden />
      </span>
    );
  }
  return <img className="image-thumbnail" src={src} alt="" onError={() => setMissing(true)} />;
}
