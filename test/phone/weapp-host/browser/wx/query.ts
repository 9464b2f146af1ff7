type Found = Element | null
type Job = { find: () => Found; read: (element: Found) => unknown; then?: (value: unknown) => void }

function rectOf(element: Found) {
  if (!element) return null
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return { id: element.getAttribute('wxid') ?? '', left, top, right, bottom, width, height }
}

/** wx.createSelectorQuery, for selectors by id. */
class SelectorQuery {
  private readonly jobs: Job[] = []
  private find: () => Found = () => null

  constructor(private readonly byId: (id: string) => Found) {}

  in() {
    return this
  }

  select(selector: string) {
    this.find = () => this.byId(selector.replace(/^.*#/, ''))
    return this
  }

  selectAll(selector: string) {
    return this.select(selector)
  }

  selectViewport() {
    this.find = () => document.getElementById('stage')
    return this
  }

  boundingClientRect(then?: Job['then']) {
    return this.job(rectOf, then)
  }

  node(then?: Job['then']) {
    return this.job((element) => (element ? { node: element } : null), then)
  }

  scrollOffset(then?: Job['then']) {
    return this.job(() => ({ scrollTop: 0, scrollLeft: 0 }), then)
  }

  exec(then?: (values: unknown[]) => void) {
    setTimeout(() => then?.(this.jobs.map((job) => this.run(job))), 0)
    return this
  }

  private run({ find, read, then }: Job): unknown {
    const value = read(find())
    then?.(value)
    return value
  }

  private job(read: Job['read'], then?: Job['then']) {
    this.jobs.push({ find: this.find, read, then })
    return this
  }
}

export const selectorQuery = (byId: (id: string) => Found) => new SelectorQuery(byId)
