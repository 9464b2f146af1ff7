import { pointOf } from './touch-point'

describe('where a finger is on the signature pad', () => {
  it('takes the place within the canvas that WeChat gives', () => {
    expect(pointOf({ touches: [{ x: 12.34, y: 5, clientX: 99, clientY: 99 }] }, undefined, 7)).toEqual([12.3, 5, 7])
  })

  it('subtracts the place of the canvas in a browser, where it now is and not where it was', () => {
    const canvas = { getBoundingClientRect: () => ({ left: 10, top: 300, width: 300, height: 170 }) }
    expect(pointOf({ touches: [{ clientX: 60, clientY: 340 }] }, canvas, 0)).toEqual([50, 40, 0])
  })

  it('uses the finger that was lifted when none is left', () => {
    expect(pointOf({ touches: [], changedTouches: [{ x: 1, y: 2, clientX: 0, clientY: 0 }] }, undefined, 3)).toEqual([
      1, 2, 3,
    ])
  })
})
