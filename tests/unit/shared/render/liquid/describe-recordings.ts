import { describe, expect, it } from 'vitest';
import { recordings, replay } from './kit.ts';

const name = (mode = 'warn', strict = false, zone = 'UTC'): string =>
  [mode, zone, ...(strict ? ['strict'] : [])].join(' ');

/** Each recording of `tests/golden/liquid/<file>.json`, rendered again and compared with what Ruby printed. */
export function describeRecordings(file: string): void {
  const recorded = recordings(file);
  describe('what Ruby printed', () => {
    for (const recording of recorded.cases) {
      const { template, mode, strict, zone, output, refused, warnings = [], errors = [] } = recording;
      it(`${name(mode, strict, zone)}: ${template}`, () => {
        const outcome = replay(recorded, recording);
        const messages = outcome.all.map(problem => problem.cause);
        if (refused === undefined) {
          expect(outcome.text).toBe(output);
          expect(outcome.all.filter(({ severity }) => severity === 'warning').map(({ cause }) => cause)).toEqual(
            warnings,
          );
          expect(outcome.problems.length > 0).toBe(errors.length > 0);
        } else {
          expect(messages).not.toEqual([]);
          if (refused !== true)
            expect(messages).toContainEqual(expect.stringContaining(refused.replace(/ included $/, '')));
        }
      });
    }
  });
}
