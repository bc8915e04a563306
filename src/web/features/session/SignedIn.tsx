import { createContext, type ReactNode, useContext } from 'react';
import type { Session } from './api/get-session.ts';
import type { VisitSession } from './last-seen.ts';

export interface Person {
  session: VisitSession;
  /** Undefined where there is nothing to sign out of, as in the sandbox. */
  onSignOut: (() => void) | undefined;
}

const PersonContext = createContext<Person | null>(null);

export function SignedIn({ person, children }: { person: Person; children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

function usePerson(): Person {
  const person = useContext(PersonContext);
  if (!person) throw new Error('nobody is signed in here');
  return person;
}

/** Whose page this is. For what is drawn for a person who is signed in. */
export function useSignedIn(): Session {
  return usePerson().session;
}

export function useSignOut(): (() => void) | undefined {
  return usePerson().onSignOut;
}
