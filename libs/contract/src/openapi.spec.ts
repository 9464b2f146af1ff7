import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApi } from './openapi'
import { routes } from './routes'

interface Document {
  paths: Record<string, Record<string, { operationId: string; security?: unknown[] }>>
  components: { schemas: Record<string, unknown> }
}

describe('the API description', () => {
  const document = openApi() as unknown as Document
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))

  it('holds every route of the table once', () => {
    expect(operations).toHaveLength(Object.keys(routes).length)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  })

  it('refers only to schemas that it contains', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target)
    expect(references.length).toBeGreaterThan(20)
    for (const target of references) {
      expect(Object.keys(document.components.schemas)).toContain(target?.replace('#/components/schemas/', ''))
    }
  })

  it('asks for a login everywhere except where the public may call', () => {
    expect(document.paths['/api/v1/scan']?.get?.security).toEqual([])
    expect(document.paths['/api/v1/alerts']?.get?.security).toBeUndefined()
  })

  it('is stored as the routes give it; `npm run contract` writes it anew', () => {
    const stored: unknown = JSON.parse(readFileSync(join(__dirname, '../openapi.json'), 'utf8'))
    expect(JSON.stringify(stored) === JSON.stringify(document)).toBe(true)
  })
})
