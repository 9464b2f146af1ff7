import type { RouteKey } from '@app/contract'
import { newId } from '@app/domain'
import { TEST_NOW } from './api'
import { GRID, STREET } from './district'

const photos = (photo: string | undefined) => (photo ? [photo] : [])

/** A body that each of these routes takes, made anew so that no id is used twice. */
export const publicBodies = (known: { premisesId?: string; accountId?: string; photo?: string } = {}) =>
  ({
    'POST /api/v1/badge-checks': () => ({ code: 'WG0001-1234-5678' }),
    'POST /api/v1/report-follows': () => ({ receipt: '7K3M-9QXZ-20DE' }),
    'POST /api/v1/reports': () => ({
      id: newId(),
      secret: 'ab'.repeat(16),
      category: 'black_gas',
      street: STREET,
      where: '菜场后门',
      text: '三轮车上卖气',
      photoIds: [],
      contact: '13700000007',
    }),
    'POST /api/v1/sightings': () => ({
      id: newId(),
      category: 'unregistered',
      where: '拐角新开的面馆',
      text: '门口放着两只瓶',
      photoIds: photos(known.photo),
      seenAt: TEST_NOW,
    }),
    'POST /api/v1/reports/:id/accept': () => ({ actionId: newId(), note: '马上看' }),
    'POST /api/v1/reports/:id/hand': () => ({ actionId: newId(), accountId: known.accountId ?? newId(), note: null }),
    'POST /api/v1/reports/:id/transfer': () => ({ actionId: newId(), areaCode: '120103', note: null }),
    'POST /api/v1/reports/:id/check': () => ({ actionId: newId(), found: '看过了', photoIds: photos(known.photo) }),
    'POST /api/v1/reports/:id/answer': () => ({ actionId: newId(), answer: '已去看过' }),
    'POST /api/v1/reports/:id/register': () => ({
      actionId: newId(),
      premisesId: newId(),
      type: 'catering',
      gridCode: GRID,
      address: '示范路8号',
    }),
    'POST /api/v1/reports/:id/bottle': () => ({
      actionId: newId(),
      cylinderId: newId(),
      photoId: newId(),
      model: 'YSP35.5',
    }),
    'POST /api/v1/reports/:id/close': () => ({ actionId: newId(), outcome: 'handled', answer: '已收走' }),
    'POST /api/v1/reports/:id/contact': () => ({ actionId: newId(), reason: '回电核实地点' }),
    'POST /api/v1/appointments': () => ({
      id: newId(),
      premisesId: known.premisesId ?? newId(),
      inspectorId: null,
      purpose: 'annual',
      visitOn: '2026-06-15',
      dayPart: 'morning',
      agreed: false,
    }),
    'POST /api/v1/appointments/:id/move': () => ({
      actionId: newId(),
      inspectorId: null,
      visitOn: '2026-06-16',
      dayPart: 'afternoon',
      agreed: false,
    }),
    'POST /api/v1/accounts/:id/badge-photo': () => ({ actionId: newId(), photoId: newId() }),
    'POST /api/v1/appointments/:id/withdraw': () => ({ actionId: newId(), reason: 'weather' }),
    'POST /api/v1/household/appointments/:id/answer': () => ({
      actionId: newId(),
      ok: false,
      wishedOn: '2026-06-20',
      wishedPart: 'evening',
    }),
    'POST /api/v1/family': () => ({
      id: newId(),
      premisesId: known.premisesId ?? newId(),
      phone: '13900000009',
      callName: '儿子',
    }),
  }) satisfies Partial<Record<RouteKey, () => object>>
