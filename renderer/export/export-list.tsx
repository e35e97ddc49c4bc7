import { CircleCheck, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { DecidedConflict, ExportBranch, ExportedFile } from '../../shared/contract/export.ts';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { Button } from '../ui/button.tsx';
import { EACH, NO_COMMIT } from './branch-choice.ts';
import type { ExportJob, ExportState, ShownItem } from './export-job.ts';
import { addressOf, count, fileBadges, pageBadges, type Badge } from './export-words.ts';

interface ExportListProps {
  readonly job: ExportJob;
  readonly site: OpenedSite;
  readonly state: ExportState;
}

const MOST_PAGES = 200;
const choices: readonly {
  readonly decision: DecidedConflict['decision'];
  readonly label: string;
  readonly tip: string;
}[] = [
  { decision: 'keep', label: 'Keep', tip: 'Leave the target’s version as it is' },
  { decision: 'replace', label: 'Replace', tip: 'Write this version over the target’s' },
  { decision: 'merge', label: 'Merge', tip: 'Bring both versions’ changes together' },
];

/** What the plan writes, which pages that changes, and what the checks say. */
export function ExportList({ job, state, site }: ExportListProps) {
  const { summary, pages, shown, decisions } = state;
  if (!summary) return <div className="export-list scrolls" />;
  const row = (item: ShownItem, badge: Badge, path: string, picture?: string) => (
    <Row
      key={`${item.of} ${path}`}
      badge={badge}
      path={path}
      picture={picture}
      pressed={shown.of === item.of && shown.at === item.at}
      onPress={() => job.show(item)}
    />
  );
  return (
    <div className="export-list scrolls">
      {summary.conflicts.length > 0 && (
        <>
          <h3>To decide</h3>
          <ul>
            {summary.conflicts.map(({ path }, at) => (
              <li key={path} className="export-conflict">
                <Row
                  badge={{ word: 'DIFF', tone: 'gone', label: 'differs' }}
                  path={path}
                  pressed={shown.of === 'conflict' && shown.at === at}
                  onPress={() => job.show({ of: 'conflict', at })}
                />
                <p>
                  {decisions.some(one => one.path === path && one.decision === 'merge')
                    ? 'Both versions changed the same lines, so they cannot be merged.'
                    : 'The target holds another version.'}
                </p>
                <div className="export-choices" role="group" aria-label={`Decide about ${path}`}>
                  {choices.map(({ decision, label, tip }) => (
                    <Button key={decision} tip={tip} onPress={() => void job.decide({ path, decision, text: null })}>
                      {label}
                    </Button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {state.branch === EACH && state.branches && <Branches branches={state.branches} />}
      <h3>Written</h3>
      {summary.files.length === 0 ? (
        <p className="export-quiet">Nothing</p>
      ) : (
        <ul>
          {summary.files.map((file, at) => (
            <li key={file.path}>{row({ of: 'file', at }, fileBadges[file.kind], file.path, pictureOf(site, file))}</li>
          ))}
        </ul>
      )}
      <Names heading="Committed with it" paths={state.branch === NO_COMMIT ? [] : summary.waiting} />
      <Names heading="Kept as it is" paths={summary.kept.map(({ path }) => path)} />
      <h3>Pages that change</h3>
      {pages === null || pages.length === 0 ? (
        <p className="export-quiet">{pages === null ? 'Comparing the site’s pages…' : 'None'}</p>
      ) : (
        <ul>
          {pages.slice(0, MOST_PAGES).map((page, at) => (
            <li key={page.url}>{row({ of: 'page', at }, pageBadges[page.kind], page.url)}</li>
          ))}
          {pages.length > MOST_PAGES && <li className="export-quiet">and {pages.length - MOST_PAGES} more</li>}
        </ul>
      )}
      <h3>Checks</h3>
      <Checks problems={summary.problems} />
    </div>
  );
}

/** Files that are not written, by name. */
function Names({ heading, paths }: { readonly heading: string; readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul aria-label={heading}>
        {paths.map(path => (
          <li key={path} className="export-quiet">
            {path}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The branch of each post, and what its commit would hold. */
function Branches({ branches }: { readonly branches: readonly ExportBranch[] }) {
  return (
    <>
      <h3>Branches</h3>
      <ul aria-label="Branches">
        {branches.map(({ branch, title, files, problems }) => (
          <li key={branch} className="export-branch">
            <strong>{branch}</strong>
            <span>
              {title} · {count(files.length, 'file')}
            </span>
            {problems.map(({ cause, remedy }, at) => (
              <span key={at} className="export-error">
                {cause} {remedy}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The source's own picture, as its preview shows it. */
function pictureOf(site: OpenedSite, file: ExportedFile): string | undefined {
  const isPicture = file.kind === 'add-asset' && /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(file.path);
  return isPicture && file.from !== null ? addressOf(site, file.from) : undefined;
}

interface RowProps {
  readonly badge: Badge;
  readonly path: string;
  /** The address of a thumbnail. */
  readonly picture?: string | undefined;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function Row({ badge, path, picture, pressed, onPress }: RowProps) {
  return (
    <button type="button" className="export-row" aria-pressed={pressed} onClick={onPress}>
      <span className={`export-badge export-${badge.tone}`} aria-hidden>
        {badge.word}
      </span>
      <span className="export-path">{path}</span>
      {picture !== undefined && <img className="export-thumbnail" src={picture} alt="" loading="lazy" />}
      <span className="visually-hidden">{badge.label}</span>
    </button>
  );
}

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

function Checks({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) {
    return (
      <p className="export-finding export-fine">
        <CircleCheck className="icon" aria-hidden />
        All checks passed
      </p>
    );
  }
  return (
    <ul aria-label="Checks">
      {problems.map((problem, at) => {
        const Glyph = ICONS[problem.severity];
        return (
          <li key={at} className={`export-finding export-${problem.severity}`}>
            <Glyph className="icon" aria-hidden />
            <span>
              <span className="visually-hidden">{problem.severity}: </span>
              {problem.cause} <span className="export-remedy">{problem.remedy}</span>{' '}
              <span className="export-place">
                {problem.place.path}:{problem.place.line}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
