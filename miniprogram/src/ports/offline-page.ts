/** A mini-program is on the phone already; `offline-page.h5.ts` replaces this file on the web. */
export function keepPageOffline(): void {}
