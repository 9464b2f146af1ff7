export { IMPORT_LISTS, type Imported, type ImportList, ImportService } from './import.service'
export type { IssuedPassword } from './import-plan'
export { newPassword } from './password'
