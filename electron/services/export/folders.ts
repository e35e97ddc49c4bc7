import type { Problem } from '../../../shared/kit/problem.ts';
import { isInside } from '../disk/inside.ts';
import type { LoadedSite } from '../folder/loaded-site.ts';

/** What makes a pair of folders unfit for an export; empty when posts may go from one to the other. */
export function folderProblems(source: LoadedSite, target: LoadedSite): readonly Problem[] {
  const [from, to] = [source.folder.root, target.folder.root];
  if (from !== to && (isInside(from, to) || isInside(to, from))) {
    return [
      problem(
        'folders-nested',
        to,
        `${to} and ${from} lie one inside the other, so the export would publish its own source.`,
        'Choose a target beside the folder of drafts.',
      ),
    ];
  }
  const isSite = [...target.files.keys()].some(path => /^_config\.ya?ml$/.test(path));
  return isSite
    ? []
    : [
        problem(
          'target-no-site',
          to,
          `${to} is no Jekyll site: it has no _config.yml.`,
          'Choose the folder that holds the site’s _config.yml.',
        ),
      ];
}

function problem(code: string, path: string, cause: string, remedy: string): Problem {
  return { severity: 'error', code, place: { path, line: 1, column: 1 }, cause, remedy };
}
