import {
  everything,
  type CatalogueQuery,
  type FromCatalogue,
  type ToCatalogue,
} from '../state/site/catalogue-protocol.ts';
import type { KeptFacts } from '../../shared/library/kept-facts.ts';
import type { SiteDelta, SiteFile } from '../../shared/site/site-file.ts';
import { unpackFiles } from '../../shared/site/stored-file.ts';
import { readHeads, textsOf } from '../site-texts.ts';
import { altWords } from './alt-words.ts';
import { Indexing } from './indexing.ts';
import { KeptIndex, openStorage } from './kept-index.ts';
import { Listing } from './listing.ts';
import { PhraseLooking } from './phrase-looking.ts';
import { relatedTo } from './related-posts.ts';
import { SiteCatalogue } from './site-catalogue.ts';
import { SiteHabits } from './site-habits.ts';
import { adviseTags } from './tag-advice.ts';

const FIRST_ROWS = 64;
const MOST_FOUND = 60;
const LISTED_FIRST = 1500;
const LISTED_AT_ONCE = 8000;
/** Milliseconds: what many deltas in a row say is answered once; less often while the whole folder is read. */
const TELL_AFTER = 40;
const TELL_WHILE_READING = 300;
const LEARN_AFTER = 300;
/** Files whose front matter is learnt before questions are answered again. */
const LEARNT_AT_ONCE = 100;
/** Front matter of a large site that is read with one question, at first that of the rows in sight. */
const HEADS_FIRST = 250;
const HEADS_AT_ONCE = 1000;
/** What was kept of the first posts is waited for so long, then they are listed by their names; milliseconds. */
const KEPT_WITHIN = 120;
/** The clock is looked at this often at least while a post is scheduled: a machine that slept has lost its timers' time. */
const TICK = 60_000;
/** A sample of this many posts shows a site's habits; of a large one, whose texts are read for it, fewer. */
const MOST_LEARNT = 4000;
const MOST_READ_TO_LEARN = 1000;

openStorage();
const habits = new SiteHabits();
let catalogue: SiteCatalogue | undefined;
let kept: KeptIndex | undefined;
let query: CatalogueQuery = everything;
let number = 0;
let version = 0;
let listing: Listing | undefined;
/** Files that are there but are neither read nor listed yet, and the part of them that is being listed. */
const parts: string[] = [];
let listed: SiteFile[] = [];
/** The texts of those files are left on disk; `site` is the id by which they are asked for. */
let isStored = false;
let site = '';
/** What an earlier run kept of a large site, and of its latest posts; undefined until it has been looked for, null where there is nothing. */
let facts: KeptFacts | null | undefined;
let firstFacts: KeptFacts | null | undefined;
/** Files are being listed, and how many have been. */
let isListing = false;
let listedCount = 0;
/** Main is reading the folder. */
let isReading = true;
let isPulling = false;
/** The index that the last run kept was taken up, or there is none. */
let isBegun = false;
let telling: ReturnType<typeof setTimeout> | undefined;
let learning: ReturnType<typeof setTimeout> | undefined;
let ticking: ReturnType<typeof setTimeout> | undefined;
let indexing: Indexing | undefined;
let looking: PhraseLooking | undefined;

function tell(message: FromCatalogue): void {
  postMessage(message);
}

function answer(): void {
  if (!catalogue) return;
  version += 1;
  listing = new Listing(catalogue, query);
  const { rows, heads, posts } = listing;

  tell({ kind: 'result', number, version, count: rows.length, posts, heads, rows: listing.part(0, FIRST_ROWS) });
  void looking?.goOn();
}

function tellAll(): void {
  telling = undefined;
  if (!catalogue) return;
  answer();
  tell({ kind: 'facts', facts: catalogue.facts() });
  clearTimeout(learning);
  if (isWhole()) learning = setTimeout(learn, LEARN_AFTER);
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
  telling ??= setTimeout(tellAll, isWhole() ? TELL_AFTER : TELL_WHILE_READING);
}

/** Lists what is not read yet by what was kept of it, else by its name: the first rows at once, the others in slices. */
function list(): void {
  isListing = false;
  const known = !isStored ? null : listedCount === 0 ? firstFacts : facts;
  if (known === undefined || !isToList()) return;
  if (listed.length === 0) listed = [...unpackFiles(parts.shift()!)];
  const some = listed.splice(0, listedCount === 0 ? LISTED_FIRST : LISTED_AT_ONCE);
  listedCount += some.length;
  if (isStored) catalogue?.listStored(some, known ?? undefined);
  else catalogue?.list(some);
  if (rows() === 0) tellAll();
  else tellAllSoon();
  if (isToList()) return listSoon();
  if (!isReading) catalogue?.met();
  if (!isStored) return;
  if (facts && !isReading) catalogue?.distrust(facts);
  void pull();
  indexing?.soon();
}

/** A disk that is slow to say what was kept does not keep the list waiting. */
function listByName(): void {
  if (firstFacts !== undefined) return;
  firstFacts = null;
  list();
}

function isToList(): boolean {
  return parts.length > 0 || listed.length > 0;
}

function listSoon(): void {
  if (!isListing) setTimeout(list, 0);
  isListing = true;
}

/** Everything has been read that the list shows. */
function isWhole(): boolean {
  return !isReading && !isToList() && (catalogue?.unread ?? 0) === 0;
}

/** Reads the front matter of a large site's posts, those that the list shows first before the others. */
async function pull(): Promise<void> {
  if (isPulling || isReading || isToList() || !catalogue) return;
  isPulling = true;
  const total = catalogue.unread;
  while (catalogue.unread > 0) {
    const paths = catalogue.nextUnread(catalogue.unread === total ? HEADS_FIRST : HEADS_AT_ONCE);
    const heads = await readHeads(site, paths).catch(() => []);
    catalogue.takeHeads(paths, heads);
    tell({ kind: 'reading', done: total - catalogue.unread, total });
    tellAllSoon();
  }
  isPulling = false;
  facts = null;
  firstFacts = null;
  if (total > 0) keepFacts();
  dropGone();
  tellAllSoon();
  indexing?.soon();
}

function keepFacts(): void {
  const text = catalogue?.keptFacts();
  if (text !== undefined) void kept?.saveFacts(text).catch(() => undefined);
}

function rows(): number {
  return listing?.rows.length ?? 0;
}

/** Learns the site's habits from its latest posts, in slices, so that a long list answers meanwhile. */
function learn(): void {
  if (!catalogue) return;
  const posts = catalogue.posts();
  const latest = posts.slice(0, isStored ? MOST_READ_TO_LEARN : MOST_LEARNT);
  const files = latest.flatMap(({ path }) => catalogue?.file(path) ?? []);
  const isDone = habits.learnSome(files, LEARNT_AT_ONCE, paths => catalogue?.fetch(paths));
  if (!isDone) return void (learning = setTimeout(learn, 0));
  tell({ kind: 'knowledge', knowledge: habits.of(posts, catalogue.defaults()) });
}

function keep(): void {
  // A profile that cannot keep it (a full disk) indexes again at the next start.
  if (catalogue && kept) void kept.save(catalogue.fullText.snapshot()).catch(() => undefined);
  keepFacts();
}

function start(fresh: SiteCatalogue, folder: string): void {
  catalogue = fresh;
  indexing = new Indexing({
    catalogue: fresh,
    site,
    isStored: () => isStored,
    isReady: () => isWhole() && isBegun,
    tell,
    onMarks: tellAllSoon,
    onIndexed: () => query.text !== '' && answer(),
    keep,
  });
  looking = new PhraseLooking({
    looks: fresh.phrases,
    site,
    onProgress: (done, total) => tell({ kind: 'looked', done, total }),
    onFound: answer,
  });
  void begin(folder);
}

async function begin(folder: string): Promise<void> {
  kept = new KeptIndex(folder);
  firstFacts = (await kept.loadFacts('first')) ?? null;
  if (firstFacts && isReading && !isToList() && listedCount === 0) {
    catalogue?.expect(firstFacts);
    tellAll();
  }
  list();
  facts = (await kept.loadFacts('all')) ?? null;
  list();
  const snapshot = await kept.load();
  if (snapshot) catalogue?.fullText.begin(snapshot);
  isBegun = true;
  dropGone();
  indexing?.soon();
}

/** A kept index may hold posts that were deleted meanwhile. */
function dropGone(): void {
  if (!isWhole() || !isBegun) return;
  catalogue?.fullText.keepOnly(path => catalogue?.file(path) !== undefined);
}

function take(delta: SiteDelta, reading: boolean): void {
  if (!reading) catalogue?.advance(Date.now());
  catalogue?.apply(delta, isReading);
  for (const file of delta.changed) habits.notice(file);
  for (const path of delta.removed) habits.forget(path);
  const isOver = isReading && !reading;
  isReading = reading;
  if (isOver && !isToList()) catalogue?.met();
  if (isOver) dropGone();
  if (isOver && facts && !isToList()) catalogue?.distrust(facts);
  void pull();
  tellAllSoon();
  indexing?.soon();
}

// An error in what is awaited ends the worker like any other, and the window starts it again.
addEventListener('unhandledrejection', ({ reason }) => {
  setTimeout(() => {
    throw reason;
  }, 0);
});

onmessage = ({ data }: MessageEvent<ToCatalogue>): void => {
  switch (data.kind) {
    case 'start':
      site = data.site;
      start(new SiteCatalogue({ now: data.now, zone: data.zone, readTexts: textsOf(data.site) }), data.folder);
      break;
    case 'listed':
      parts.push(data.files);
      isStored = data.stored;
      if (firstFacts === undefined) setTimeout(listByName, KEPT_WITHIN);
      if (listedCount === 0) list();
      else listSoon();
      break;
    case 'files':
      take(data.delta, data.reading);
      break;
    case 'query':
      ({ query, number } = data);
      answer();
      break;
    case 'rows':
      tell({ kind: 'rows', version, from: data.from, rows: listing?.part(data.from, data.to) ?? [] });
      break;
    case 'paths':
      tell({ kind: 'paths', number: data.number, paths: listing?.paths(data.from, data.to) ?? [] });
      break;
    case 'having':
      tell({ kind: 'paths', number: data.number, paths: catalogue?.having(data.key, data.names) ?? [] });
      break;
    case 'alt':
      tell({
        kind: 'alt',
        number: data.number,
        alt: catalogue ? altWords(catalogue.textsNaming(data.image), data.image) : null,
      });
      break;
    case 'suggest':
      indexing?.whenDone(() => {
        const tags = catalogue ? adviseTags(catalogue, data.paths, data.text) : [];
        tell({ kind: 'suggested', number: data.number, tags });
      });
      break;
    case 'find': {
      const found = catalogue?.query({ ...everything, text: data.text }) ?? [];
      tell({ kind: 'found', number: data.number, rows: found.slice(0, MOST_FOUND) });
      break;
    }
    case 'board':
      tell({ kind: 'columns', number: data.number, columns: catalogue?.board(data.text) ?? [] });
      break;
    case 'related':
      indexing?.whenDone(() => {
        const { path, text, url } = data;
        const related = catalogue ? relatedTo(catalogue, path, text, url) : { linking: [], similar: [] };
        tell({ kind: 'relatives', number: data.number, related });
      });
      break;
  }
};
