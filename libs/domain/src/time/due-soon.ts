import { addDays, type CalendarDate } from './calendar'

/** Reminder before a date: 30 days (as 北京市燃气管理条例 §24 asks of suppliers). */
export const DUE_SOON_DAYS = 30

/** Still valid today, but not for longer than the reminder's days. */
export const isDueSoon = (until: CalendarDate, today: CalendarDate): boolean =>
  today <= until && until <= addDays(today, DUE_SOON_DAYS)
