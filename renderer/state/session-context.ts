import { createContext, use } from 'react';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The window's session; only inside `SessionContext`. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('A component stands outside of the session.');
  return session;
}
