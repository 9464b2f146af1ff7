import { Screen } from '@/components/Screen'

export default function VisitPage() {
  return <Screen title='检查单'>…</Screen>
}
