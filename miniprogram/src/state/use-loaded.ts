import { useCallback, useEffect, useState } from 'react'

interface Loaded<T> {
  data: T | undefined
  trouble: string
  again(): void
}

/** Reads once when the page opens, and again when asked. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T>()
  const [trouble, setTrouble] = useState('')
  const again = useCallback(() => {
    load().then(
      (value) => {
        setData(value)
        setTrouble('')
      },
      (error: unknown) => setTrouble(error instanceof Error ? error.message : '没有读到，请再试一次'),
    )
  }, [load])
  useEffect(again, [again])
  return { data, trouble, again }
}
