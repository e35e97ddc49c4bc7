import { useState } from 'react';
import type { AssetFacts } from '../../shared/contract/assets.ts';
import type { Place } from '../../shared/kit/problem.ts';
import { Button } from '../ui/button.tsx';
import { sizeWords, usesOf } from './asset-filter.ts';

interface AssetDetailProps {
  readonly image: AssetFacts;
  readonly source: string;
  /** A post lies open that can take the image. */
  readonly open: boolean;
  readonly onInsert: () => void;
  readonly onGo: (place: Place) => void;
}

const SHOWN = 100;

/** One image: how large it is, who uses it and where, and what can be done with it. */
export function AssetDetail({ image, source, open, onInsert, onGo }: AssetDetailProps) {
  const [measured, setMeasured] = useState<{ readonly of: string; readonly words: string } | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const { path, size, uses, same, withoutAlt } = image;
  const copy = () => void navigator.clipboard.writeText(path).then(() => setCopied(path));
  return (
    <section className="asset-detail scrolls" aria-label="Image" tabIndex={0}>
      <span className="asset-large">
        <img
          src={source}
          alt=""
          decoding="async"
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setMeasured({ of: path, words: `${naturalWidth} × ${naturalHeight} · ` })
          }
        />
      </span>
      <p className="asset-path selectable">{path}</p>
      <p className="asset-facts">
        {measured?.of === path && measured.words}
        {sizeWords(size)} · {usesOf(image)}
        {withoutAlt && ' · without alt text'}
      </p>
      <div className="asset-actions">
        <Button disabled={!open} onPress={onInsert}>
          Insert
        </Button>
        <Button onPress={copy}>{copied === path ? 'Copied' : 'Copy Path'}</Button>
      </div>
      {same.length > 0 && (
        <>
          <h3>The same image</h3>
          <ul>
            {same.map(other => (
              <li key={other} className="selectable">
                {other}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{uses.length === 0 ? 'No file of this site mentions it' : 'Mentioned in'}</h3>
      <ul>
        {uses.slice(0, SHOWN).map(({ path: from, kind, count, line, column }) => (
          <li key={from}>
            {kind === 'body' || kind === 'front matter' ? (
              <button type="button" className="asset-use" onClick={() => onGo({ path: from, line, column })}>
                {from}:{line}
              </button>
            ) : (
              <span className="selectable">
                {from}:{line}
              </span>
            )}{' '}
            <small>
              {kind}
              {count > 1 && `, ${count} times`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
