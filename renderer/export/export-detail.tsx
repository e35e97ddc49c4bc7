import { useEffect, useState } from 'react';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { ExportSummary, ExportTexts } from '../../shared/contract/export.ts';
import { useSession } from '../state/session-context.ts';
import { DiffLines } from '../ui/diff-lines.tsx';
import type { ExportJob, ExportState } from './export-job.ts';
import { addressOf } from './export-words.ts';
import { ExportPageView } from './export-page.tsx';
import { ExportMerge } from './export-merge.tsx';

interface ExportDetailProps {
  readonly job: ExportJob;
  readonly site: OpenedSite;
  readonly state: ExportState;
}

/** The chosen file, conflict or page of the plan: its lines or its page before and after, or the image that is copied. */
export function ExportDetail({ job, site, state }: ExportDetailProps) {
  const { summary, shown, pages, views } = state;
  const { bridge } = useSession();
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly texts: ExportTexts | null } | null>(null);
  const { of, at } = shown;
  const plan = summary?.plan;
  const key = `${plan} ${of} ${at}`;

  useEffect(() => {
    if (plan === undefined) return;
    let wanted = true;
    void bridge.call('export.texts', { site: site.id, plan, of, at }).then(texts => {
      if (wanted) setLoaded({ key, texts });
    });
    return () => {
      wanted = false;
    };
  }, [bridge, site.id, plan, of, at, key]);

  if (!summary) return <div className="export-detail scrolls" />;
  const file = of === 'file' ? summary.files[at] : undefined;
  if (file?.kind === 'add-asset' && file.from !== null) {
    return (
      <div className="export-detail scrolls">
        <Names before={file.from} after={file.path} />
        <figure className="export-image">
          <img src={addressOf(site, file.from)} alt={file.from} />
          <figcaption>{sizeOf(file.size ?? 0)}, copied byte for byte</figcaption>
        </figure>
      </div>
    );
  }
  const texts = loaded?.key === key ? loaded.texts : undefined;
  const page = of === 'page' ? pages?.[at] : undefined;
  if (page && views) {
    return (
      <div className="export-detail">
        <ExportPageView key={page.url} page={page} views={views} plan={summary.plan} at={at} texts={texts} />
      </div>
    );
  }
  const conflict = of === 'conflict' ? summary.conflicts[at] : undefined;
  const names = namesOf(summary, state);
  return (
    <div className="export-detail scrolls">
      {names && <Names {...names} />}
      {texts && conflict && (
        <ExportMerge key={key} job={job} path={conflict.path} texts={texts} target={summary.target.name} />
      )}
      {texts && !conflict && <DiffLines before={texts.before ?? ''} after={texts.after ?? ''} />}
    </div>
  );
}

function Names({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className="export-names selectable">
      --- {before}
      <br />
      +++ {after}
    </p>
  );
}

function namesOf(summary: ExportSummary, { shown: { of, at } }: ExportState) {
  if (of === 'page') return undefined;
  if (of === 'conflict') {
    const conflict = summary.conflicts[at];
    return conflict && { before: `${conflict.path} in ${summary.target.name}`, after: `${conflict.from} as exported` };
  }
  const file = summary.files[at];
  if (!file) return undefined;
  const source = file.kind === 'add-text' ? file.from : file.path;
  return { before: file.formerly ?? source ?? file.path, after: file.kind === 'delete' ? '(removed)' : file.path };
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
