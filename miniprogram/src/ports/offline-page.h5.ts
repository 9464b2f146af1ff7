/** Scripts that were loaded before the worker took over are asked for once more, from the browser's own cache. */
async function keepWhatIsLoaded(): Promise<void> {
  await navigator.serviceWorker.ready
  const loaded = [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src],link[rel=stylesheet]')]
  const cache = await caches.open('pingan-m-1')
  await cache.addAll(loaded.map((element) => ('src' in element ? element.src : element.href)))
}

/** Works on https and on 127.0.0.1 only, which is where browsers allow it. */
export function keepPageOffline(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register('/m/sw.js', { scope: '/m/' })
    .then(keepWhatIsLoaded)
    .catch(() => undefined)
}
