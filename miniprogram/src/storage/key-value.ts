/** What a phone keeps between two openings of the app. Values are JSON. */
export interface KeyValue {
  get<T>(key: string): T | undefined
  set(key: string, value: unknown): void
  remove(key: string): void
}

/** Keeps values as text, as a phone does, so that nobody can change what is stored by changing an object. */
export function memoryKeyValue(): KeyValue {
  const values = new Map<string, string>()
  return {
    get<T>(key: string) {
      const text = values.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    set: (key, value) => void values.set(key, JSON.stringify(value)),
    remove: (key) => void values.delete(key),
  }
}

export interface Keyed {
  id: string
}

export interface Shelf<T extends Keyed> {
  all(): T[]
  find(id: string): T | undefined
  put(item: T): void
  remove(id: string): void
}

/** A list with one stored value per item: WeChat allows 1 MB per key, so a whole list must not share one. */
export function shelf<T extends Keyed>(storage: KeyValue, name: string): Shelf<T> {
  const ids = () => storage.get<string[]>(name) ?? []
  const key = (id: string) => `${name}:${id}`
  const find = (id: string) => storage.get<T>(key(id))
  return {
    find,
    all: () => ids().flatMap((id) => find(id) ?? []),
    put(item) {
      storage.set(key(item.id), item)
      const known = ids()
      if (!known.includes(item.id)) storage.set(name, [...known, item.id])
    },
    remove(id) {
      storage.set(
        name,
        ids().filter((other) => other !== id),
      )
      storage.remove(key(id))
    },
  }
}
