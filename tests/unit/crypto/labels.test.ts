import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const HOUSES = ['shared', 'renderer', 'electron']

const sources = HOUSES.flatMap((house) =>
  readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${house}/${path.replaceAll('\\', '/')}`),
)

/** Every label in the source, with the file that it stands in. Comments count: a label has one place to be looked for. */
const used = sources.flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/snug\/[a-z-]+\/\d+/g)].map(([label]) => ({ label, path })),
)

/** The rows of the README's table: label, and file. */
const listed = [
  ...readFileSync(join(root, 'shared/crypto/README.md'), 'utf8').matchAll(
    /^\| `(snug\/[a-z-]+\/\d+)` .*\| `([\w./]+)` +\|$/gm,
  ),
].map(([, label = '', path = '']) => ({ label, path }))

const inOrder = (rows: typeof used): string[] => rows.map(({ label, path }) => `${label} ${path}`).sort()

test('every label is in the table of the README, where it stands, and the table names no other', () => {
  expect(listed.length).toBeGreaterThan(15)
  expect(inOrder(listed)).toEqual(inOrder(used))
})

test('each label stands in one place of the source, and for one thing', () => {
  expect(new Set(used.map(({ label }) => label)).size).toBe(used.length)
})

test('none is the beginning of another: what is signed or derived under one is never taken for the other', () => {
  for (const { label } of used) {
    expect(used.filter((other) => other.label !== label && other.label.startsWith(label))).toEqual([])
  }
})

test('nothing is derived, signed or sealed under a label that is none of these', () => {
  const asides = sources.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\bderive\([\w.]+, ([^)]+)\)/g)].map(([, label]) => label),
  )
  // `keysFrom` is given its labels by its callers, beside it.
  expect(asides.filter((label) => !/^'snug\/[a-z-]+\/\d+'$/.test(label ?? ''))).toEqual(['ofKey', 'ofDoor'])
})
