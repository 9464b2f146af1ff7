import { randomUUID } from 'node:crypto'
import { createConnection } from 'mysql2/promise'

type Address = 'TEST_DATABASE_URL' | 'TEST_REDIS_URL' | 'CHROMIUM'

/** What `npm test` started or found; a test that needs it fails without it rather than skipping itself. */
export function addressOf(name: Address): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this test with "npm test -- <part of its file name>"`)
  return value
}

export interface FreshDatabase {
  readonly url: string
  drop(): Promise<void>
}

async function onServer(statement: string): Promise<void> {
  const connection = await createConnection(addressOf('TEST_DATABASE_URL').replace(/^mariadb:/, 'mysql:'))
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}

/** An empty database of its own on the test server, so that test files may run side by side. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  const url = new URL(addressOf('TEST_DATABASE_URL'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name}`) }
}
