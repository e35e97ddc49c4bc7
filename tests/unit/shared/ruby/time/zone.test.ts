import { describe, expect, it } from 'vitest';
import { strftime } from '../../../../../shared/ruby/time/strftime.ts';
import { Zone } from '../../../../../shared/ruby/time/zone.ts';

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
  it('in an unknown zone is UTC by the first part of its name', () => {
    expect(shown('Nowhere/At_All', 0)).toBe('1970-01-01 00:00:00 +0000 Nowhere');
    expect(shown('Asia/Beijing', 0)).toBe('1970-01-01 00:00:00 +0000 Asia');
  });
  it('in a zone of the database that is written in another case is UTC', () => {
    expect(shown('america/new_york', 0)).toBe('1970-01-01 00:00:00 +0000 america');
    expect(shown('Asia/SHANGHAI', 0)).toBe('1970-01-01 00:00:00 +0000 Asia');
  });
  it('in an abbreviation that is no zone of the database is UTC', () => {
    expect(shown('JST', 0)).toBe('1970-01-01 00:00:00 +0000 JST');
    expect(shown('EST', 0)).toBe('1969-12-31 19:00:00 -0500 EST');
  });
  it('in what is no name at all is UTC without letters', () => {
    expect(shown('+08:00', 0)).toBe('1970-01-01 00:00:00 +0000 ');
  });
  it('behind a colon', () => expect(shown(':Europe/Paris', 0)).toBe('1970-01-01 01:00:00 +0100 CET'));
  it('in Greenwich', () => expect(shown('Etc/GMT', 0)).toBe('1970-01-01 00:00:00 +0000 GMT'));
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

describe('a zone that is written out', () => {
  it('counts hours to the west', () => {
    expect(shown('UTC+8', 0)).toBe('1969-12-31 16:00:00 -0800 UTC');
    expect(shown('CST-8', 0)).toBe('1970-01-01 08:00:00 +0800 CST');
    expect(shown('<+0530>-5:30', 0)).toBe('1970-01-01 05:30:00 +0530 +0530');
  });
  it('may have summer time by weekdays', () => {
    const zone = 'AEST-10AEDT,M10.1.0,M4.1.0/3';
    expect(shown(zone, Date.UTC(2026, 9, 3, 15, 59))).toBe('2026-10-04 01:59:00 +1000 AEST');
    expect(shown(zone, Date.UTC(2026, 9, 3, 16, 0))).toBe('2026-10-04 03:00:00 +1100 AEDT');
    expect(shown(zone, Date.UTC(2026, 3, 4, 16, 0))).toBe('2026-04-05 02:00:00 +1000 AEST');
  });
  it('may have summer time by days of the year', () => {
    expect(shown('EST5EDT,J60/3:30,J300', Date.UTC(2024, 2, 1, 8, 30))).toBe('2024-03-01 04:30:00 -0400 EDT');
    expect(shown('EST5EDT,59,300/0', Date.UTC(2026, 2, 1, 6, 59))).toBe('2026-03-01 01:59:00 -0500 EST');
  });
});
