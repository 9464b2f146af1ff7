import { useApi } from '../../api/use-api'
import { NoticeText } from '../../ui/notice-text'
import { Section } from '../../ui/section'
import { Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'

/** What people are shown at their first log-in, as they read it, and how many have. */
export function NoticeVersions() {
  const query = useApi('GET /api/v1/privacy/notices', {})
  return (
    <Ready query={query} rows={8}>
      {({ items }) =>
        items.map((notice) => (
          <Section
            key={notice.version}
            title={`${notice.title} ${notice.version}`}
            note={`自 ${notice.fromOn} 起 · 在用账号已读 ${notice.readers}`}
            extra={notice.current ? <Chip tone='green'>现行</Chip> : null}
          >
            <NoticeText sections={notice.sections} />
          </Section>
        ))
      }
    </Ready>
  )
}
