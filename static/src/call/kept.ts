// What a reload comes back to: the call one was in, by its room. It is forgotten with the tab.

export interface Asked {
  room: string;
  url: string;
  link: string;
  name: string;
  address: string;
  /** Whoever is in the hall hears the room already. */
  hushed?: boolean;
}

const KEPT = "openspace-call";

export function keep(asked: Asked | null): void {
  if (asked) sessionStorage.setItem(KEPT, JSON.stringify(asked));
  else sessionStorage.removeItem(KEPT);
}

export function kept(): Asked | null {
  const told = sessionStorage.getItem(KEPT);
  return told ? (JSON.parse(told) as Asked) : null;
}
