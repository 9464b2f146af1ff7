/** Hands out the API and notes every name the program asked for that the host does not have. */
export function recordMissing(api: Record<string, unknown>, missing: Set<string>): Record<string, unknown> {
  return new Proxy(api, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) missing.add(name)
      return Reflect.get(target, name)
    },
  })
}
