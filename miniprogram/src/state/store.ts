import { useSyncExternalStore } from 'react'
import type { KeyValue } from '../storage/key-value'

/** One stored value that pages watch. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  watch(listener: () => void): () => void
}

export function storedCell<T>(storage: KeyValue, key: string, empty: T): Cell<T> {
  let value = storage.get<T>(key) ?? empty
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      if (next === undefined || next === null) storage.remove(key)
      else storage.set(key, next)
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.watch, cell.get)
}
