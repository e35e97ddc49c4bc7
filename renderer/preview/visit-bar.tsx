import { ArrowLeft, PenLine } from 'lucide-react';
import { Button, IconButton } from '../ui/button.tsx';

interface VisitBarProps {
  /** The site-relative address of the page that is shown in place of the post. */
  readonly url: string;
  readonly onBack: () => void;
  readonly onEdit: (() => void) | undefined;
}

/** Stands over a page of the site that a link led to. */
export function VisitBar({ url, onBack, onEdit }: VisitBarProps) {
  return (
    <div className="preview-visit" role="group" aria-label="Visited page">
      <IconButton label="Back to the post" icon={ArrowLeft} onPress={onBack} />
      <span className="preview-visit-url">{url}</span>
      {onEdit && (
        <Button kind="text" icon={PenLine} onPress={onEdit}>
          Edit
        </Button>
      )}
    </div>
  );
}
