import { describe, expect, it } from 'vitest';
import { Proofreader, type LanguageWorker } from '../../../../renderer/language/proofreader.ts';
import type { FromLanguageWorker, ToLanguageWorker } from '../../../../shared/contract/language-worker.ts';

const PASSAGES = ['The harbour.', 'A pier.'].map(text => ({ text, fragment: false }));

function start() {
  const sent: ToLanguageWorker[] = [];
  const worker: LanguageWorker = {
    postMessage: message => void sent.push(message),
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
  };
  const reader = new Proofreader({ spawn: () => worker, dictionary: async () => null, onFailure: () => undefined });
  const answer = (message: FromLanguageWorker): void => worker.onmessage?.({ data: message } as MessageEvent);
  return { reader, sent, answer };
}

describe('resting', () => {
  it('asks for the same passages once while they are being checked', () => {
    const { reader, sent } = start();
    reader.ask('en-GB', PASSAGES);
    reader.ask('en-GB', PASSAGES);
    expect(sent.map(({ kind }) => kind)).toEqual(['check']);
  });

  it('tells the worker once that the person types', () => {
    const { reader, sent } = start();
    reader.ask('en-GB', PASSAGES);
    reader.rest();
    reader.rest();
    expect(sent.map(({ kind }) => kind)).toEqual(['check', 'rest']);
  });

  it('tells a worker that was asked for nothing nothing', () => {
    const { reader, sent } = start();
    reader.rest();
    expect(sent).toEqual([]);
  });

  it('asks again for what was given up', () => {
    const { reader, sent } = start();
    reader.ask('en-GB', PASSAGES);
    reader.rest();
    reader.ask('en-GB', PASSAGES);
    expect(sent.map(({ kind }) => kind)).toEqual(['check', 'rest', 'check']);
  });

  it('keeps what was worked out when the rest was given up', () => {
    const { reader, answer } = start();
    reader.ask('en-GB', PASSAGES);
    reader.rest();
    answer({ kind: 'checked', number: 1, index: 0, findings: [] });
    expect(reader.known('en-GB', PASSAGES[0]!)).toEqual([]);
  });
});

describe('idleness', () => {
  function startIdle() {
    const workers: { sent: ToLanguageWorker[]; ended: boolean }[] = [];
    let end: (() => void) | undefined;
    const reader = new Proofreader({
      spawn: () => {
        const worker = { sent: [] as ToLanguageWorker[], ended: false };
        workers.push(worker);
        return {
          postMessage: message => void worker.sent.push(message),
          onmessage: null,
          onerror: null,
          terminate: () => void (worker.ended = true),
        };
      },
      dictionary: async () => null,
      onFailure: () => undefined,
      whenIdle: run => {
        end = run;
        return () => (end = undefined);
      },
    });
    return { reader, workers, idle: () => end?.() };
  }

  it('ends the worker, and the next question starts another', () => {
    const { reader, workers, idle } = startIdle();
    reader.ask('en-GB', PASSAGES);
    idle();
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
    reader.ask('en-GB', PASSAGES);
    expect(workers.map(({ ended, sent }) => [ended, sent.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
  });

  it('leaves nobody waiting for suggestions', async () => {
    const { reader, idle } = startIdle();
    const suggestions = reader.suggest('en-GB', 'harbuor');
    idle();
    expect(await suggestions).toEqual([]);
  });
});
