import type { PageClient } from './preview/page-client.ts';
import type { Session } from './state/session.ts';

const QUIET = 700;
const LONGEST = 20_000;

/** For a picture of the window: tells main once nothing has changed for a while, or that it has waited long enough. */
export function reportSettled(session: Session, pages: PageClient): void {
  let timer: ReturnType<typeof setTimeout>;
  const tell = async () => {
    clearTimeout(timer);
    clearTimeout(latest);
    leave.forEach(end => end());
    await document.fonts.ready;
    await session.bridge.call('window.settled', undefined);
  };
  const wait = () => {
    clearTimeout(timer);
    const { site, reading, opening } = session.workspace.store.get();
    const { kept } = session.desk;
    const waits =
      opening ||
      session.desk.store.get().loading !== null ||
      (site !== null && (reading !== null || (kept !== null && !pages.seen.get())));
    if (!waits) timer = setTimeout(() => void tell(), QUIET);
  };
  const latest = setTimeout(() => void tell(), LONGEST);
  const stores = [
    session.workspace.store,
    session.desk.store,
    session.catalogue.store,
    session.problems.store,
    pages.store,
    pages.seen,
  ];
  const leave = stores.map(store => store.subscribe(wait));
  wait();
}
