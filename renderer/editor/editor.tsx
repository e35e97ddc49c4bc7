import { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import type { StateEffect } from '@codemirror/state';
import type { OpenPost } from '../state/post/open-post.ts';
import {
  changeChoices,
  editorExtensions,
  type EditorChoices,
  type EditorSettings,
  type EditorSurroundings,
} from './extensions.ts';
import { imageAt } from './images/image-at.ts';
import { ImageMenu, type AskedMenu } from './images/image-menu.tsx';
import { showsPost } from './shown-views.ts';
import { textPlaces } from './text-places.ts';
import './editor.css';
import './look/markdown.css';
import './review/review-marks.css';
import './look/code.css';
import './look/modes.css';

export type { EditorSettings } from './extensions.ts';

export interface EditorProps extends EditorSurroundings {
  readonly post: OpenPost;
  readonly settings: EditorSettings;
  /** `hidden` while the form stands above the text; `shown` for "As YAML". Always part of the text. */
  readonly frontMatter: 'shown' | 'hidden';
  /** Whether review marks are drawn, and whether what is written becomes suggestions. */
  readonly review: EditorChoices['review'];
  readonly rightToLeft: boolean;
}

/** Where each post was scrolled to when it was last shown. */
const scrolls = new WeakMap<OpenPost, StateEffect<unknown>>();

const FACES = { serif: 'var(--font-serif)', duospace: 'var(--font-duospace)', mono: 'var(--font-mono)' } as const;

/** The Markdown text of an open post: textbox "Markdown". It scrolls by itself and fills its parent. */
export function Editor(props: EditorProps) {
  const { post, settings, frontMatter, review, rightToLeft } = props;
  const { focusMode, focusOn, typewriterMode, smartQuotes, foldMarks, editorFont, editorFontSize, editorMeasure } =
    settings;
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<EditorView>(undefined);
  const [asked, setAsked] = useState<(AskedMenu & { readonly view: EditorView }) | null>(null);

  const show = useEffectEvent((parent: HTMLElement) => {
    post.dispatch({
      effects: post.features.reconfigure([
        editorExtensions(props, { frontMatter, review, settings, rightToLeft }, post.doc),
        textPlaces(post),
        EditorView.domEventHandlers({
          contextmenu(event, view) {
            const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
            if (offset === null || !imageAt(view.state, offset)) return false;
            event.preventDefault();
            setAsked({ x: event.clientX, y: event.clientY, offset, view });
            return true;
          },
        }),
      ]),
    });
    // What is hidden from now on holds no cursor: it is asked once more to stand where it stands.
    post.dispatch({ selection: post.state.selection });
    const scrollTo = scrolls.get(post);
    const view = new EditorView({
      state: post.state,
      parent,
      ...(scrollTo ? { scrollTo } : {}),
      dispatchTransactions: (transactions, target) => {
        target.update(transactions);
        post.take(transactions);
      },
    });
    return view;
  });

  useLayoutEffect(() => {
    if (!host.current) return;
    const view = show(host.current);
    shown.current = view;
    const disconnect = post.connect(view);
    const leave = showsPost(post, view);
    // Lines are as high as their face: measure again once it is there.
    void document.fonts.ready.then(() => view.requestMeasure());
    return () => {
      scrolls.set(post, view.scrollSnapshot());
      leave();
      disconnect();
      view.destroy();
      shown.current = undefined;
    };
  }, [post]);

  const change = useEffectEvent((chosen: EditorChoices) => {
    const view = shown.current;
    if (!view) return;
    view.dispatch({ effects: changeChoices(props, chosen) });
    view.dispatch({ selection: view.state.selection });
  });
  useEffect(() => {
    change({
      frontMatter,
      review,
      rightToLeft,
      settings: { focusMode, focusOn, typewriterMode, smartQuotes, foldMarks },
    });
  }, [frontMatter, review, rightToLeft, focusMode, focusOn, typewriterMode, smartQuotes, foldMarks]);

  const wasHidden = useRef(frontMatter === 'hidden');
  useEffect(() => {
    // Who asks for the front matter wants to see it.
    if (wasHidden.current && frontMatter === 'shown' && shown.current) shown.current.scrollDOM.scrollTop = 0;
    wasHidden.current = frontMatter === 'hidden';
  }, [frontMatter]);

  useEffect(() => {
    shown.current?.requestMeasure();
  }, [editorFont, editorFontSize, editorMeasure]);

  const look = {
    '--editor-face': FACES[editorFont],
    '--editor-size': `${editorFontSize}px`,
    '--editor-measure': `${editorMeasure}ch`,
  } as CSSProperties;
  return (
    <>
      <div className="editor" ref={host} style={look} />
      {asked && <ImageMenu view={asked.view} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
