interface BrowserTouch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

interface ViewEvent {
  type: string
  timeStamp?: number
  target: unknown
  currentTarget?: { id?: string }
  mark?: unknown
  detail?: { touches?: Iterable<BrowserTouch>; changedTouches?: Iterable<BrowserTouch> }
}

const VALUE_EVENTS = new Set(['input', 'blur', 'focus', 'confirm', 'change'])

/** WeChat tells where a touch is within its element, beside where it is on the page. */
function touchIn(element: Element | null, touch: BrowserTouch) {
  const rect = element?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const { identifier, pageX, pageY, clientX, clientY } = touch
  return { identifier, pageX, pageY, clientX, clientY, x: clientX - rect.left, y: clientY - rect.top }
}

/** Turns an event of the renderer into the shape that WeChat hands to a page. */
export function weappEvent(event: ViewEvent, find: (id: string) => Element | null) {
  const id = event.currentTarget?.id
  const element = id ? find(id) : null
  const touches = [...(event.detail?.touches ?? [])].map((touch) => touchIn(element, touch))
  const changedTouches = [...(event.detail?.changedTouches ?? [])].map((touch) => touchIn(element, touch))
  const carriesValue = VALUE_EVENTS.has(event.type) && element && 'value' in element
  return {
    type: event.type,
    timeStamp: event.timeStamp ?? performance.now(),
    target: event.target,
    currentTarget: event.currentTarget,
    mark: event.mark,
    touches,
    changedTouches,
    detail: carriesValue ? { value: element.value, cursor: 0 } : (event.detail ?? {}),
  }
}
