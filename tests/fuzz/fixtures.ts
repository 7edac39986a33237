import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TargetName } from './targets'

/** An input that once did harm. `what` it did, then. */
export type Fixture = {
  readonly target: TargetName
  readonly seed: number
  readonly item: number
  readonly what: string
  readonly input: string
}

export const fixturesFolder = join(process.cwd(), 'tests/fuzz/fixtures')

/** Keeps it as a file that is replayed for ever. Returns the path. */
export const keepFixture = (fixture: Fixture, folder = fixturesFolder): string => {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${fixture.target}-${fixture.seed}-${fixture.item}.json`)
  // Where it was thrown is told on screen: the lines below the first are of one machine.
  const [what = ''] = fixture.what.split('\n')
  writeFileSync(path, `${JSON.stringify({ ...fixture, what }, undefined, 2)}\n`)
  return path
}

export const readFixtures = (folder = fixturesFolder): readonly Fixture[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture)
