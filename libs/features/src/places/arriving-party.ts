import { newId, normalisePhone } from '@app/domain'
import { PartyEntity, PartyRepository, type Tx } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'

export interface Arriving {
  kind: 'person' | 'business'
  name: string
  phone: string | null
}

/** Somebody who moves in: known from before, a shop under a new name, or new to the register. */
export interface ArrivingParty {
  id: string
  write(tx: Tx): Promise<void>
}

/** Finds who somebody is. The same telephone and the same name are one party, wherever he lived before. */
@Injectable()
export class ArrivingParties {
  constructor(
    private readonly parties: PartyRepository,
    private readonly cipher: FieldCipher,
  ) {}

  /** By what an action is known again, without anything that could be read. */
  fingerprint({ name, phone }: Pick<Arriving, 'name' | 'phone'>) {
    return {
      name: this.cipher.blindIndex(name.trim(), 'party.name'),
      phone: phone === null ? null : this.cipher.blindIndex(normalisePhone(phone), 'party.phone'),
    }
  }

  async find(who: Arriving, premisesId: string): Promise<ArrivingParty> {
    const { phone, name } = this.fingerprint(who)
    const reached = phone === null ? [] : await this.parties.allByPhoneIndex(phone)
    const alike = reached.filter(({ kind }) => kind === who.kind)
    const same = alike.find(({ nameIndex }) => nameIndex === name)
    if (same) return { id: same.id, write: async () => undefined }
    const renamed = who.kind === 'business' ? await this.onlyHere(alike, premisesId) : undefined
    return renamed ? this.renamed(renamed.id, who.name.trim(), name) : this.entered(who, { phone, name })
  }

  /** A shop keeps its account and its story when it hangs out another sign; a chain keeps the names of its other shops. */
  private async onlyHere(parties: readonly PartyEntity[], premisesId: string): Promise<PartyEntity | undefined> {
    for (const party of parties) {
      const [all, lasting] = await Promise.all([
        this.parties.occupanciesAt(premisesId),
        this.parties.lastingOccupancies(party.id),
      ])
      const wasHere = all.some(({ partyId }) => partyId === party.id)
      if (wasHere && lasting.every((stay) => stay.premisesId === premisesId)) return party
    }
    return undefined
  }

  private renamed(id: string, name: string, nameIndex: string): ArrivingParty {
    const nameEnc = this.cipher.encrypt(name, 'party.name')
    return { id, write: (tx) => this.parties.rename(tx, { id, nameEnc, nameIndex }) }
  }

  private entered({ kind, name, phone }: Arriving, index: { phone: string | null; name: string }): ArrivingParty {
    const id = newId()
    const row = {
      id,
      kind,
      nameEnc: this.cipher.encrypt(name.trim(), 'party.name'),
      nameIndex: index.name,
      phoneEnc: phone === null ? null : this.cipher.encrypt(normalisePhone(phone), 'party.phone'),
      phoneIndex: index.phone,
    }
    return { id, write: (tx) => tx.insert(PartyEntity, [{ ...row, createdAt: tx.now }]) }
  }
}
