import type { Session } from '../state/session.ts';

/** Saves when the person leaves the window, unless saving by itself is off. */
export function followLeaving(session: Session): void {
  window.addEventListener('blur', () => {
    // Going into the preview's frame is not leaving the window.
    if (document.activeElement instanceof HTMLIFrameElement && document.hasFocus()) return;
    if (session.preferences.get().autosave !== 'off') void session.desk.saveAll();
    session.preferences.flush();
  });
}
