import {
  ERASURE_KEPT_LABEL,
  ERASURE_OBSTACLE_LABEL,
  ERASURE_STATUS_LABEL,
  ERASURE_VERIFICATION_LABEL,
  type ErasureKept,
  type ErasureObstacle,
  type InspectionContent,
  maskPhone,
  OCCUPANCY_ROLE_LABEL,
  PERSON_ASKING_LABEL,
  ROLE_LABEL,
  type Role,
  shownName,
  visitPhotos,
} from '@app/domain'
import { type ErasureRow, type PartyEntity, type PersonStay, PersonTracesRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { FileService, type Viewer } from '../files/file.service'

/** On one screen; of a shop with a longer story the newest. */
const SHOWN_PHOTOS = 60

/** Requests and the people they are about, masked. */
@Injectable()
export class ErasureViews {
  constructor(
    private readonly traces: PersonTracesRepository,
    private readonly files: FileService,
    private readonly cipher: FieldCipher,
  ) {}

  async person(
    { party, stays, obstacles }: { party: PartyEntity; stays: PersonStay[]; obstacles: ErasureObstacle[] },
    viewer: Viewer,
  ) {
    const photoIds = await this.photoIds(stays)
    const photos = await this.files.views(photoIds, viewer)
    return {
      partyId: party.id,
      name: this.name(party),
      phone: party.phoneEnc ? maskPhone(this.cipher.decrypt(party.phoneEnc, 'party.phone')) : '',
      erasedAt: party.erasedAt ?? null,
      stays: stays.map(({ premisesId, label, role, fromOn, toOn }) => ({
        premisesId,
        label,
        roleLabel: OCCUPANCY_ROLE_LABEL[role],
        fromOn,
        toOn,
      })),
      obstacles: obstacles.map((code) => ERASURE_OBSTACLE_LABEL[code]),
      photos: photoIds.flatMap((id) => photos.get(id) ?? []).filter(({ erased }) => !erased),
    }
  }

  request(row: ErasureRow, obstacles: readonly ErasureObstacle[]) {
    const { id, partyId, status, requester, verification, askedBy, askedAt, decidedAt, kept } = row
    return {
      id,
      partyId,
      name: this.name(row),
      status,
      statusLabel: ERASURE_STATUS_LABEL[status],
      requester: PERSON_ASKING_LABEL[requester],
      verification: ERASURE_VERIFICATION_LABEL[verification],
      photos: row.photoIds === '' ? 0 : row.photoIds.split(',').length,
      askedById: askedBy,
      askedBy: this.who(row.askedByRole, row.askedByEnc),
      askedAt,
      decidedBy: row.decidedByRole && row.decidedByEnc ? this.who(row.decidedByRole, row.decidedByEnc) : null,
      decidedAt,
      obstacles: obstacles.map((code) => ERASURE_OBSTACLE_LABEL[code]),
      kept: kept ? kept.split(',').map((code) => ERASURE_KEPT_LABEL[code as ErasureKept]) : [],
    }
  }

  private async photoIds(stays: readonly PersonStay[]): Promise<string[]> {
    const visits = (await this.traces.visits(stays)).reverse()
    const bodies = await this.traces.bodies(visits.slice(0, SHOWN_PHOTOS).map(({ factId }) => factId))
    const newestFirst = bodies.map(({ body }) => JSON.parse(body) as Partial<InspectionContent>).sort(byFinished)
    const ids = newestFirst.flatMap(({ photoIds = [], answers = [], bottles = [] }) =>
      visitPhotos({ photoIds, answers, bottles }),
    )
    return [...new Set(ids)].slice(0, SHOWN_PHOTOS)
  }

  private name({ kind, nameEnc }: Pick<PartyEntity, 'kind' | 'nameEnc'>): string {
    return shownName(kind, this.cipher.decrypt(nameEnc, 'party.name'))
  }

  private who(role: Role, nameEnc: string): string {
    return `${ROLE_LABEL[role]} ${this.cipher.decrypt(nameEnc, 'account.name')}`
  }
}

const byFinished = (a: Partial<InspectionContent>, b: Partial<InspectionContent>): number =>
  (b.finishedAt ?? '').localeCompare(a.finishedAt ?? '')
