// Who speaks: a look at the loudness a few times a second, while the page is looked at.
// Rule: it is read from what is received, and from the microphone that is open, anyway; nothing moves.

const EVERY = 300;
const LOUD = 0.015;
const HOLDS = 900;

export function talking(level: () => Map<string, number>, shows: (id: string, speaking: boolean) => void): () => void {
  const last = new Map<string, number>();
  const looking = window.setInterval(() => document.hidden || look(), EVERY);

  function look(): void {
    const now = performance.now();
    for (const [id, loud] of level()) {
      if (loud > LOUD) last.set(id, now);
      shows(id, now - (last.get(id) ?? -HOLDS) < HOLDS);
    }
  }

  return () => window.clearInterval(looking);
}
