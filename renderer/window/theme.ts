import type { Session } from '../state/session.ts';

/** Keeps the document's theme with the setting and, where that says so, with the system. */
export function followTheme(session: Session): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = session.preferences.get();
    document.documentElement.dataset['theme'] = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  };
  apply();
  system.addEventListener('change', apply);
  session.preferences.store.subscribe(apply);
}
