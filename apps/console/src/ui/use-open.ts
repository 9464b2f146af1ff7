import { useNavigate, useSearchParams } from 'react-router'

/** Opens and closes a detail over its list, keeping the list's filters in the address. */
export function useOpen(list: string): { open(id: string): void; close(): void } {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const at = (pathname: string) => ({ pathname, search: search.size ? `?${search}` : '' })
  return {
    open: (id) => void navigate(at(`${list}/${id}`)),
    close: () => void navigate(at(list)),
  }
}
