// A page that came by htmx brings its own scripts too, each of them once.

const SCRIPT = /<script type="module" src="([^"]+)"/g;

export function loadScripts(page: string): void {
  for (const [, address] of page.matchAll(SCRIPT)) {
    if (address) void import(new URL(address, location.href).href);
  }
}
