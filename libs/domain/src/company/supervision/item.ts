import type { Checklist, ChecklistItem } from '../../checklist/checklist'
import type { CompanyRole } from '../company'

/** An item of a supervision visit; it is asked of companies of these kinds. */
export interface SupervisionItem extends ChecklistItem {
  roles: readonly CompanyRole[]
}

export interface SupervisionChecklist extends Checklist {
  items: readonly SupervisionItem[]
}
