import type { Problem } from '../../../shared/kit/problem.ts';
import { problemOf } from '../disk/fault.ts';
import type { SiteFolder } from '../folder/site-folder.ts';
import { ChangeSets } from './change-sets.ts';
import { describeRecovery } from './recovered.ts';

/** Completes, takes back or clears away the changes of many files that a crash cut off; gives what a person is told of it. */
export async function takeUp(folder: SiteFolder, sets = new ChangeSets()): Promise<readonly Problem[]> {
  try {
    const recoveries = await sets.recover(folder);
    return recoveries.map(recovery => describeRecovery(recovery, folder.root));
  } catch (error) {
    return [problemOf(error, folder.root, 'could not take up a change of many files that was cut off')];
  }
}
