export { type Imported, ImportService } from './import.service'
export type { ImportPhase, IssuedPassword, OnProgress } from './import-plan'
export { IMPORT_LISTS, type ImportList } from './lists'
export { newPassword } from './password'
