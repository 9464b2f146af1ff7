// Opens the web page without network: what was loaded once is kept. The page itself is asked for anew when there is
// network; scripts and styles carry their hash in the name and never change.
const KEPT = 'pingan-m-1'
const HASHED = /\/m\/(js|css|static)\//

async function keep(request, response) {
  if (response.ok) {
    const cache = await caches.open(KEPT)
    await cache.put(request, response.clone())
  }
  return response
}

async function keptFirst(request) {
  return (await caches.match(request)) ?? keep(request, await fetch(request))
}

async function networkFirst(request) {
  try {
    return await keep(request, await fetch(request))
  } catch (error) {
    const kept = await caches.match(request)
    if (kept) return kept
    throw error
  }
}

/** Names of earlier builds go when a new page has come. */
async function forgetOld() {
  const cache = await caches.open(KEPT)
  const page = await (await cache.match('/m/'))?.text()
  if (!page) return
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (HASHED.test(pathname) && !page.includes(pathname)) await cache.delete(request)
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(caches.open(KEPT).then((cache) => cache.add('/m/')))
})

self.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (event.request.method !== 'GET') return
  if (HASHED.test(pathname)) event.respondWith(keptFirst(event.request))
  else if (pathname === '/m/') event.respondWith(networkFirst(event.request))
})
