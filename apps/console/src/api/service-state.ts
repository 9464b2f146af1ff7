import { createStore } from './store'

/** Whether the service answers at all: one calm banner for the whole page instead of an error in every corner. */
export const serviceState = createStore<{ away: boolean; title: string }>({ away: false, title: '' })
