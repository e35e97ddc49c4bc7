import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strftime } from '../../../../../shared/ruby/time/strftime.ts';
import { parseTime } from '../../../../../shared/ruby/time/time-parse.ts';
import { Zone } from '../../../../../shared/ruby/time/zone.ts';
import { recorded } from '../kit.ts';

function read(text: string, zone: Zone): string {
  const time = parseTime(text, zone.at(1606111989000), zone);
  return time ? strftime(time, `%Y-%m-%d %H:%M:%S.%6N %z|${time.utc ? 'UTC' : time.zone}|${time.utc}`) : '';
}

describe('what Ruby reads', () => {
  const zones = new Map<string, Zone>();
  for (const [name, text, output] of recorded<[string, string, string][]>('time-parse')) {
    const zone = zones.get(name) ?? new Zone(name);
    zones.set(name, zone);
    it(`${name}: ${JSON.stringify(text)}`, () => expect(read(text, zone)).toBe(output));
  }
});

it('reads any text without throwing', () => {
  const zone = new Zone('Europe/Berlin');
  const unit = fc.constantFrom(..."0123456789:-/., +TZapmjanfebst'[]éw".split(''));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), text => typeof read(text, zone) === 'string'),
    { numRuns: 3000 },
  );
});

it('reads back what it prints', () => {
  const zone = new Zone('America/New_York');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), seconds => {
      const time = zone.at(seconds * 1000);
      return parseTime(strftime(time, '%Y-%m-%d %H:%M:%S %z'), time, zone)?.epoch === time.epoch;
    }),
  );
});
