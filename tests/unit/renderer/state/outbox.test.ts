import { describe, expect, it } from 'vitest';
import { Outbox, sizeOf } from '../../../../renderer/state/outbox.ts';

const LARGE = 1_000_000;
const rest = () => new Promise(resolve => setTimeout(resolve, 150));

function outbox(): { readonly box: Outbox<string>; readonly sent: string[] } {
  const sent: string[] = [];
  return { box: new Outbox<string>(message => sent.push(message)), sent };
}

describe('Outbox', () => {
  it('sends small messages at once', () => {
    const { box, sent } = outbox();
    box.add('a');
    box.add('b', 10);
    expect(sent).toEqual(['a', 'b']);
  });

  it('sends large ones later, each in a task of its own, and nothing before them', async () => {
    const { box, sent } = outbox();
    box.add('large', LARGE);
    box.add('small');
    box.add('larger', LARGE);
    expect(sent).toEqual([]);
    const seen: number[] = [];
    const look = setInterval(() => seen.push(sent.length));
    await expect.poll(() => sent.length).toBe(3);
    clearInterval(look);
    expect(sent).toEqual(['large', 'small', 'larger']);
    expect(seen).toContain(1);
  });

  it('sends small ones at once again when nothing waits', async () => {
    const { box, sent } = outbox();
    box.add('large', LARGE);
    await expect.poll(() => sent.length).toBe(1);
    box.add('small');
    expect(sent).toEqual(['large', 'small']);
  });

  it('forgets what waits', async () => {
    const { box, sent } = outbox();
    box.add('large', LARGE);
    box.clear();
    box.add('small');
    await rest();
    expect(sent).toEqual(['small']);
  });
});

it('counts what changes insert', () => {
  expect(sizeOf([{ insert: 'ab' }, { insert: '' }, { insert: 'c' }])).toBe(3);
});
