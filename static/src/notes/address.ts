// An address as people type it, whole. Rule: what a link of a report takes, a note takes, and the
// same comes of it (L2 in openspace/domain/links.py).

const MAIL = /^[\p{L}\d_.+-]+@[\p{L}\d_.-]+$/u;
const BARE = /^([\p{L}\d_-]+\.)+\p{L}[\p{L}\d_-]+(:\d+)?([/?#]|$)/u;

export function completed(address: string): string {
  if (MAIL.test(address)) return `mailto:${address}`;
  return BARE.test(address) ? `https://${address}` : address;
}
