import { describe, expect, it } from 'vitest';
import { strftime } from '../../../../shared/ruby/strftime.ts';
import { Zone } from '../../../../shared/ruby/zone.ts';

function shown(zone: string, epoch: number): string {
  return strftime(new Zone(zone).at(epoch), '%F %T %z %Z');
}

function local(zone: string, ...wall: [number, number, number, number, number]): string {
  return strftime(new Zone(zone).local(Date.UTC(...wall)), '%F %T %z %Z');
}

describe('an instant', () => {
  it('in winter', () => expect(shown('Europe/Berlin', Date.UTC(2020, 0, 1))).toBe('2020-01-01 01:00:00 +0100 CET'));
  it('in summer', () => expect(shown('Europe/Berlin', Date.UTC(2020, 6, 1))).toBe('2020-07-01 02:00:00 +0200 CEST'));
  it('in the south', () => {
    expect(shown('Australia/Sydney', Date.UTC(2020, 0, 1))).toBe('2020-01-01 11:00:00 +1100 AEDT');
  });
  it('in a zone without letters', () => {
    expect(shown('America/Sao_Paulo', Date.UTC(2020, 0, 1))).toBe('2019-12-31 21:00:00 -0300 -03');
  });
  it('in a zone of half hours', () => expect(shown('Asia/Kolkata', 0)).toBe('1970-01-01 05:30:00 +0530 IST'));
  it('in UTC', () => expect(shown('UTC', 0)).toBe('1970-01-01 00:00:00 +0000 UTC'));
  it('in an unknown zone is UTC', () => expect(shown('Nowhere/At_All', 0)).toBe('1970-01-01 00:00:00 +0000 UTC'));
  it('on the day when clocks change', () => {
    expect(shown('Europe/Berlin', Date.UTC(2020, 2, 29, 0, 59))).toBe('2020-03-29 01:59:00 +0100 CET');
    expect(shown('Europe/Berlin', Date.UTC(2020, 2, 29, 1, 0))).toBe('2020-03-29 03:00:00 +0200 CEST');
  });
});

describe('a local time', () => {
  it('that is skipped moves forward', () => {
    expect(local('Europe/Berlin', 2020, 2, 29, 2, 30)).toBe('2020-03-29 03:30:00 +0200 CEST');
  });
  it('that is shown twice is the later one', () => {
    expect(local('America/New_York', 2020, 10, 1, 1, 30)).toBe('2020-11-01 01:30:00 -0500 EST');
  });
});
