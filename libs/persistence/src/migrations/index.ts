import { Initial1763800000001 } from './0001-initial'
import { AccountSecurity1763900000002 } from './0002-account-security'
import { Imports1763900000003 } from './0003-imports'
import { PlaceAndParty1763900000004 } from './0004-place-and-party'
import { GridAndPeople1763900000005 } from './0005-grid-and-people'
import { Privacy1763900000006 } from './0006-privacy'
import { PaperJointCorrections1763900000007 } from './0007-paper-joint-corrections'
import { HouseholdAndPublic1763900000008 } from './0008-household-and-public'
import { Companies1763900000009 } from './0009-companies'
import { ImportSheets1763900000011 } from './0011-import-sheets'
import { ToldAndShown1763900000012 } from './0012-told-and-shown'
import { Custody1763900000013 } from './0013-custody'
import { CompanyKeys1763900000014 } from './0014-company-keys'
import { Identity1763900000015 } from './0015-identity'
import { Recalls1763900000016 } from './0016-recalls'
import { Twins1763900000017 } from './0017-twins'
import { DeliveryChecks1763900000018 } from './0018-delivery-checks'

/** One list for every database, in order. */
export const migrations = [
  Initial1763800000001,
  AccountSecurity1763900000002,
  Imports1763900000003,
  PlaceAndParty1763900000004,
  GridAndPeople1763900000005,
  Privacy1763900000006,
  PaperJointCorrections1763900000007,
  HouseholdAndPublic1763900000008,
  Companies1763900000009,
  ImportSheets1763900000011,
  ToldAndShown1763900000012,
  Custody1763900000013,
  CompanyKeys1763900000014,
  Identity1763900000015,
  Recalls1763900000016,
  Twins1763900000017,
  DeliveryChecks1763900000018,
]
