import './mark.css';

/** Galley's mark: a proof letter on the red of the proof-reader's pencil. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <span className="mark" aria-hidden style={{ width: size, height: size, fontSize: size * 0.66 }}>
      g
    </span>
  );
}
