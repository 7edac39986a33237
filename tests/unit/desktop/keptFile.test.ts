import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { keptFile } from '../../../electron/main/keptFile'

const shape = z.object({ staysOn: z.boolean() })
let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-kept-'))
  path = join(folder, 'stayOn.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what was kept is there at the next start, and at the first there is nothing', () => {
  expect(keptFile(folder, 'stayOn.json', shape).read()).toBe(undefined)
  keptFile(folder, 'stayOn.json', shape).keep({ staysOn: true })
  expect(keptFile(folder, 'stayOn.json', shape).read()).toEqual({ staysOn: true })
})

test.each(['', '{"staysOn":', '{"staysOn":"yes"}', '[]', 'null', '\u0000'])(
  'a file that says nothing of it counts as none, and stays as it is: %j',
  (text) => {
    writeFileSync(path, text)
    expect(keptFile(folder, 'stayOn.json', shape).read()).toBe(undefined)
    expect(readFileSync(path, 'utf8')).toBe(text)
  },
)

test('what cannot be written leaves what was kept before', () => {
  const kept = keptFile(folder, 'stayOn.json', shape)
  kept.keep({ staysOn: true })
  // Where it is written first there is something else.
  mkdirSync(`${path}.part`)
  expect(() => kept.keep({ staysOn: false })).toThrow()
  expect(kept.read()).toEqual({ staysOn: true })
})

test('of what could not take its place nothing is left', () => {
  const kept = keptFile(folder, 'stayOn.json', shape)
  mkdirSync(path)
  expect(() => kept.keep({ staysOn: false })).toThrow()
  expect(existsSync(`${path}.part`)).toBe(false)
})
