import { createApi } from '@/api/client'
import { taroTransport } from '@/api/transport'
import { bearer, expireSession } from './session'

export const api = createApi({ base: API_BASE, send: taroTransport, headers: bearer, onUnauthorized: expireSession })
