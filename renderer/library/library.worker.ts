import {
  everything,
  type CatalogueQuery,
  type CatalogueRow,
  type FromCatalogue,
  type ToCatalogue,
} from '../state/catalogue-protocol.ts';
import type { SiteDelta } from '../../shared/site/site-file.ts';
import { altWords } from './alt-words.ts';
import { SiteCatalogue } from './site-catalogue.ts';
import { SiteHabits } from './site-habits.ts';
import { TagAdvice } from './tag-advice.ts';

const FIRST_ROWS = 64;
const MOST_FOUND = 60;
/** Milliseconds: what many deltas in a row say is answered once. */
const TELL_AFTER = 40;
const LEARN_AFTER = 300;
/** Files whose front matter is learnt before questions are answered again. */
const LEARNT_AT_ONCE = 100;
/** The clock is looked at this often at least while a post is scheduled: a machine that slept has lost its timers' time. */
const TICK = 60_000;
/** A sample of this many posts shows a site's habits. */
const MOST_LEARNT = 4000;

const habits = new SiteHabits();
const advice = new TagAdvice();
let catalogue: SiteCatalogue | undefined;
let query: CatalogueQuery = everything;
let number = 0;
let version = 0;
let rows: readonly CatalogueRow[] = [];
let telling: ReturnType<typeof setTimeout> | undefined;
let learning: ReturnType<typeof setTimeout> | undefined;
let ticking: ReturnType<typeof setTimeout> | undefined;

function tell(message: FromCatalogue): void {
  postMessage(message);
}

function answer(): void {
  if (!catalogue) return;
  version += 1;
  rows = catalogue.query(query);
  tell({ kind: 'result', number, version, count: rows.length, rows: rows.slice(0, FIRST_ROWS) });
}

function tellAll(): void {
  telling = undefined;
  if (!catalogue) return;
  answer();
  tell({ kind: 'facts', facts: catalogue.facts() });
  clearTimeout(learning);
  learning = setTimeout(learn, LEARN_AFTER);
  awaitDue();
}

/** Waits for the next scheduled post to be published, and tells it. */
function awaitDue(): void {
  clearTimeout(ticking);
  const due = catalogue?.nextDue();
  if (due !== undefined) ticking = setTimeout(tick, Math.min(Math.max(due - Date.now(), 0), TICK));
}

function tick(): void {
  if (catalogue?.advance(Date.now())) tellAllSoon();
  else awaitDue();
}

function tellAllSoon(): void {
  telling ??= setTimeout(tellAll, TELL_AFTER);
}

/** Learns the site's habits from its latest posts, in slices, so that a long list answers meanwhile. */
function learn(): void {
  if (!catalogue) return;
  const posts = catalogue.posts();
  let learnt = 0;
  for (const { path } of posts.slice(0, MOST_LEARNT)) {
    const file = catalogue.file(path);
    if (file && habits.learn(file)) learnt += 1;
    if (learnt < LEARNT_AT_ONCE) continue;
    learning = setTimeout(learn, 0);
    return;
  }
  tell({ kind: 'knowledge', knowledge: habits.of(posts, catalogue.defaults()) });
}

function take(delta: SiteDelta, reading: boolean): void {
  if (!reading) catalogue?.advance(Date.now());
  catalogue?.apply(delta);
  for (const file of delta.changed) habits.notice(file);
  for (const path of delta.removed) habits.forget(path);
  tellAllSoon();
}

onmessage = ({ data }: MessageEvent<ToCatalogue>): void => {
  switch (data.kind) {
    case 'start':
      catalogue = new SiteCatalogue({ now: data.now, zone: data.zone });
      break;
    case 'files':
      take(data.delta, data.reading);
      break;
    case 'query':
      ({ query, number } = data);
      answer();
      break;
    case 'rows':
      tell({ kind: 'rows', version, from: data.from, rows: rows.slice(data.from, data.to) });
      break;
    case 'paths':
      tell({ kind: 'paths', number: data.number, paths: rows.slice(data.from, data.to).map(row => row.path) });
      break;
    case 'having':
      tell({ kind: 'paths', number: data.number, paths: catalogue?.having(data.key, data.names) ?? [] });
      break;
    case 'alt':
      tell({ kind: 'alt', number: data.number, alt: altWords(catalogue?.texts() ?? [], data.image) });
      break;
    case 'suggest':
      if (!catalogue) break;
      void advice
        .suggest(catalogue, data.paths, data.text)
        .then(tags => tell({ kind: 'suggested', number: data.number, tags }));
      break;
    case 'find': {
      const found = catalogue?.query({ ...everything, text: data.text }) ?? [];
      tell({ kind: 'found', number: data.number, rows: found.slice(0, MOST_FOUND) });
      break;
    }
  }
};
