import { ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';

const STEPS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2];

interface ZoomButtonProps {
  readonly zoom: number;
  readonly onChange: (zoom: number) => void;
}

/** How large the page is shown; a press on the number goes back to 100 %. */
export function ZoomButton({ zoom, onChange }: ZoomButtonProps) {
  const at = STEPS.indexOf(zoom);
  const smaller = STEPS[at - 1];
  const larger = STEPS[at + 1];
  return (
    <span className="preview-zoom" role="group" aria-label="Zoom">
      <IconButton
        label="Smaller"
        icon={ZoomOut}
        disabled={smaller === undefined}
        onPress={() => smaller !== undefined && onChange(smaller)}
      />
      <button type="button" className="preview-zoom-value" onClick={() => onChange(1)} data-tip="Back to 100 %">
        {Math.round(zoom * 100)} %
      </button>
      <IconButton
        label="Larger"
        icon={ZoomIn}
        disabled={larger === undefined}
        onPress={() => larger !== undefined && onChange(larger)}
      />
    </span>
  );
}
