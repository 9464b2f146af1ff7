import { newId, nominalGrams } from '@app/domain'
import {
  type CylinderEntity,
  EquipmentEntity as Equipment,
  type EquipmentEntity,
  FileEntity,
  type PremisesEntity,
} from '@app/persistence'
import type { Request } from 'autocannon'
import { appliance, bottle, detector, signed, visit } from '../support/visit'
import { logIn } from './people'
import type { Stand } from './stand'

interface Place {
  premises: PremisesEntity
  inspectorId: string
  bottles: CylinderEntity[]
  equipment: EquipmentEntity[]
}

const ANSWERS = { least: 28, most: 36 }

/** Finished visits with about thirty answers, ready to be sent: each with an id, photo and signatures of its own. */
export class Visits {
  private next = 0

  private constructor(
    private readonly stand: Stand,
    private readonly places: readonly Place[],
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async prepare(stand: Stand): Promise<Visits> {
    const places = await residences(stand)
    await stand.uow.run((tx) =>
      tx.insert(
        Equipment,
        places.flatMap(({ equipment }) => equipment),
      ),
    )
    const tokens = await logIn(
      stand,
      places.map(({ inspectorId }) => inspectorId),
    )
    return new Visits(stand, places, tokens)
  }

  /** `count` requests, all different; their photos are uploaded already and belong to their inspectors. */
  async requests(count: number): Promise<Request[]> {
    const files: FileEntity[] = []
    const requests: Request[] = []
    while (requests.length < count) {
      const place = this.places[this.next++ % this.places.length] as Place
      const [photo, signature] = [fileOf(place.inspectorId), fileOf(place.inspectorId)]
      const submission = signed(contentOf(place, photo.id), signature.id)
      files.push(photo, signature)
      requests.push({
        method: 'POST',
        path: '/api/v1/inspections',
        headers: {
          authorization: `Bearer ${this.tokens.get(place.inspectorId)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(submission),
      })
    }
    await this.stand.uow.run((tx) => tx.insert(FileEntity, files))
    return requests
  }
}

function contentOf({ premises, inspectorId, bottles, equipment }: Place, photoId: string) {
  const counted = bottles.map((b) =>
    bottle(b.id, { chargeGrams: nominalGrams(b.model), use: b.bottleUse ?? 'in_use', scannedCode: b.code }),
  )
  const listed = equipment.map(({ premisesId: _place, seenAt: _seen, removedAt: _gone, ...each }) => each)
  const at = { premises, inspectorId, now: new Date().toISOString() }
  return visit(at, photoId, { bottles: counted, equipment: listed })
}

async function residences(stand: Stand): Promise<Place[]> {
  const premises = await stand.db.rows<PremisesEntity & { inspectorId: string }>(
    `SELECT p.*, (SELECT g.accountId FROM grid_assignment g WHERE g.gridCode = p.areaCode AND g.toOn IS NULL LIMIT 1) AS inspectorId
       FROM premises p WHERE p.type = 'resident' AND p.status = 'in_use' ORDER BY p.id`,
  )
  const cylinders = await stand.db.rows<CylinderEntity>(
    "SELECT * FROM cylinder WHERE premisesId IS NOT NULL AND presence = 'present' AND status = 'registered'",
  )
  const places = premises
    .filter(({ inspectorId }) => inspectorId)
    .map(({ inspectorId, ...place }) => ({
      premises: place,
      inspectorId,
      bottles: cylinders.filter(({ premisesId }) => premisesId === place.id),
      equipment: [appliance(), detector()].map((e) => ({ ...e, premisesId: place.id, seenAt: null, removedAt: null })),
    }))
    .filter((place) => place.bottles.length > 0)
  return places.filter((place) => {
    const { length } = contentOf(place, newId()).answers
    return length >= ANSWERS.least && length <= ANSWERS.most
  })
}

const STAMP = '2026-01-01T00:00:00.000Z'

function fileOf(ownerAccountId: string): FileEntity {
  const id = newId()
  const sha256 = id.replaceAll('-', '').repeat(2)
  return {
    ...{ id, sha256, contentType: 'image/jpeg', width: 1600, height: 1200, bytes: 412_345, uploadHash: sha256 },
    ...{ ownerAccountId, uploadedAt: STAMP, usedAt: null, takenAtEnc: null, placeEnc: null },
  }
}
