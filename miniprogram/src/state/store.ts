import { useSyncExternalStore } from 'react'
import type { KeyValue } from '../storage/key-value'

/** One stored value that pages watch. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  watch(listener: () => void): () => void
}

export function storedCell<T>(storage: KeyValue, key: string, empty: T): Cell<T> {
  const cell = memoryCell(storage.get<T>(key) ?? empty)
  return {
    ...cell,
    set(next) {
      if (next === undefined || next === null) storage.remove(key)
      else storage.set(key, next)
      cell.set(next)
    },
  }
}

/** One value that pages watch until the app is closed. */
export function memoryCell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
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
