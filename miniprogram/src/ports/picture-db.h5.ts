const NAME = 'pingan-pictures'
const STORE = 'picture'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

interface Stored {
  type: string
  bytes: ArrayBuffer
}

/** Bytes, not Blobs: Safari has lost Blobs kept in IndexedDB (WebKit bug 198278). */
export const pictureDb = {
  async put(key: string, blob: Blob): Promise<void> {
    const stored: Stored = { type: blob.type, bytes: await blob.arrayBuffer() }
    await run('readwrite', (store) => store.put(stored, key))
  },
  async get(key: string): Promise<Blob | undefined> {
    const stored = await run<Stored | undefined>('readonly', (store) => store.get(key))
    return stored && new Blob([stored.bytes], { type: stored.type })
  },
  async remove(key: string): Promise<void> {
    await run('readwrite', (store) => store.delete(key))
  },
}
