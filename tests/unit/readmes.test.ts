import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const HOUSES = ['electron', 'renderer', 'shared', 'build', 'tests']
/** npm knows these without `run`. */
const SHORT = ['start', 'test']

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const rooms = HOUSES.flatMap((house) =>
  readdirSync(join(root, house), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${house}/${name}`),
)
const told = [
  'README.md',
  'CONTRIBUTING.md',
  'shared/README.md',
  'shared/THREATS.md',
  'build/README.md',
  'tests/screenshots/walk/README.md',
  ...rooms.map((room) => `${room}/README.md`),
]

/** The npm commands that a text names. */
const commandsIn = (text: string): string[] => [
  ...[...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name),
]

/** The files and folders of this repository that a file names by their whole path, and those that it links or shows from where it lies. */
const pathsIn = (file: string): string[] => {
  const text = read(file)
  const named = [...text.matchAll(new RegExp(`\`((?:${HOUSES.join('|')})/[\\w./-]+)\``, 'g'))].map(
    ([, path = '']) => path,
  )
  const linked = [...text.matchAll(/\]\((?!https?:)([\w./-]+)\)/g)].map(([, path = '']) => join(dirname(file), path))
  return [...named, ...linked]
}

/** The tests that a text quotes, each with the file that it names after them. */
const testsIn = (text: string): (readonly [string, string])[] => {
  const quoted: (readonly [string, string])[] = []
  let waiting: string[] = []
  for (const [, title, path] of text.replaceAll(/\s+/g, ' ').matchAll(/“([^”]+)”|\(`(tests\/[^`]+)`\)/g)) {
    if (title) waiting.push(title)
    if (!path) continue
    quoted.push(...waiting.map((one) => [path, one] as const))
    waiting = []
  }
  return quoted
}

describe('whoever opens a folder is told what it is', () => {
  test.each(rooms)('%s', (room) => {
    const path = join(root, room, 'README.md')
    expect(existsSync(path), `${room} has no README.md`).toBe(true)
    expect(readFileSync(path, 'utf8')).toMatch(/^# .+\n\n\S/)
  })
})

describe('what is told is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  test.each(told)('the commands in %s', (file) => {
    expect(commandsIn(read(file)).filter((name) => !(name in scripts))).toEqual([])
  })

  test.each(told)('the files that %s names', (file) => {
    expect(pathsIn(file).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  const quoted = testsIn(read('shared/THREATS.md'))
  test.each(quoted)('what the threats promise is tried, in %s: %s', (path, title) => {
    // In its file, apostrophes may be escaped, and numbers names.
    const tried = read(path)
    expect(tried.includes(title) || tried.includes(title.replace(/^[\d,]+/, '')), title).toBe(true)
  })
  test('and nearly every promise says by which test', () => expect(quoted.length).toBeGreaterThan(30))

  test('README.md begins with the two commands, and tells all the others', () => {
    const text = read('README.md')
    expect(text.slice(0, 600)).toMatch(/npm start[\s\S]*npm test/)
    const missing = Object.keys(scripts).filter(
      (name) => !text.includes(SHORT.includes(name) ? `npm ${name}` : `npm run ${name}`),
    )
    expect(missing).toEqual([])
  })
})
