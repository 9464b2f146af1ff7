import { setFlagsFromString } from 'node:v8'

/** Percent by which the garbage of a server may outgrow what is alive before V8 collects it. */
const GROWTH = 40

/**
 * On a machine with much memory V8 waits until a heap has more than doubled: a server with 60 MB alive was seen at
 * 330 MB after a minute's load. Collected earlier, which costs no measurable speed, it stays near 220 MB.
 */
export function collectEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
}
