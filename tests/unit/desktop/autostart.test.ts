import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { autostart, autostartEntry, startsCommand } from '../../../electron/main/windows/autostart'

const SNUG = ['/opt/Snug/snug', '--hidden']

/** The words of a command as a desktop reads them: first those of any value, then the quotation marks, then what % means. */
const readCommand = (entry: string): string[] => {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? ''
  const letters: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
  const exec = line.replaceAll(/\\(.)/g, (_, letter: string) => letters[letter]!)
  const words = exec.match(/"(?:[^"\\]|\\.)*"|[^\s"]+/gs) ?? []
  return words
    .map((word) => (word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(["`$\\])/g, '$1') : word))
    .map((word) => word.replaceAll('%%', '%'))
}

describe('the entry that starts Snug with a Linux desktop', () => {
  test('is one, and its command is read as it was meant', () => {
    expect(autostartEntry(SNUG).split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Version=1.0',
      'Name=Snug',
      'Exec=/opt/Snug/snug --hidden',
      'Icon=snug',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ])
  })

  test.each([
    '/home/anna/Apps and tools/Snug.AppImage',
    '/home/anna/100% ours/Snug.AppImage',
    '/home/anna/$HOME `id` "quoted" \\ back/Snug',
    '/home/anna/it’s (hers); & more|less*?#~<>/Snug',
    '/home/anna/two\nlines\tand\ra tab/Snug',
    '/home/zoë/Téléchargements/Snug',
  ])('whatever the file is called that it starts: %j', (path) => {
    const entry = autostartEntry([path, '--hidden'])
    expect(readCommand(entry)).toEqual([path, '--hidden'])
    // A line that goes on elsewhere would be read as another key.
    expect(entry.split('\n')).toHaveLength(9)
    expect(startsCommand(entry, [path, '--hidden'])).toBe(true)
  })

  test('doubles a backslash for the quotation marks, and again for the line', () => {
    expect(autostartEntry(['/a\\b$c'])).toContain('Exec="/a\\\\\\\\b\\\\$c"\n')
  })

  test('counts for this very command, unless the desktop has turned it off', () => {
    const entry = autostartEntry(SNUG)
    expect(startsCommand(entry, ['/opt/Snug/snug'])).toBe(false)
    expect(startsCommand(entry.replace('/opt/Snug', '/opt/Older'), SNUG)).toBe(false)
    expect(startsCommand(`${entry}Hidden=true\n`, SNUG)).toBe(false)
    expect(startsCommand(`${entry}Hidden = true\n`, SNUG)).toBe(false)
    expect(startsCommand(entry.replace('enabled=true', 'enabled=false'), SNUG)).toBe(false)
    expect(startsCommand(entry.replaceAll('\n', '\r\n'), SNUG)).toBe(true)
    expect(startsCommand(`${entry}X-GNOME-Autostart-Delay=30\n`, SNUG)).toBe(true)
  })
})

describe('the file that it is in', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snug-autostart-'))
    path = join(folder, 'config', 'autostart', 'snug.desktop')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('is written with its folders, and removed, and nothing is left', () => {
    const start = autostart(path, SNUG)
    expect(start.isOn()).toBe(false)
    start.choose(false)
    start.choose(true)
    expect(start.isOn()).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe(autostartEntry(SNUG))
    start.choose(false)
    expect([start.isOn(), existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false, false])
  })

  test('stays as somebody has changed it, as long as it starts Snug', () => {
    const start = autostart(path, SNUG)
    start.choose(true)
    const own = `${autostartEntry(SNUG)}X-GNOME-Autostart-Delay=30\n`
    writeFileSync(path, own)
    start.choose(true)
    expect(readFileSync(path, 'utf8')).toBe(own)
  })

  test('is written anew where it starts another file, or is turned off', () => {
    const start = autostart(path, SNUG)
    autostart(path, ['/opt/Older/snug']).choose(true)
    expect(start.isOn()).toBe(false)
    start.choose(true)
    expect(start.isOn()).toBe(true)
    writeFileSync(path, `${autostartEntry(SNUG)}Hidden=true\n`)
    start.choose(true)
    expect(start.isOn()).toBe(true)
  })

  test('takes the place of a link, and leaves alone what that leads to', () => {
    const elsewhere = join(folder, 'precious')
    writeFileSync(elsewhere, 'words')
    mkdirSync(join(path, '..'), { recursive: true })
    symlinkSync(elsewhere, path)
    const start = autostart(path, SNUG)
    start.choose(true)
    expect([readFileSync(elsewhere, 'utf8'), lstatSync(path).isFile()]).toEqual(['words', true])
    rmSync(path)
    symlinkSync(elsewhere, path)
    start.choose(false)
    expect([readFileSync(elsewhere, 'utf8'), existsSync(path)]).toEqual(['words', false])
  })

  test('says so where it cannot be written', () => {
    writeFileSync(join(folder, 'config'), 'a file where a folder should be')
    const start = autostart(path, SNUG)
    expect(() => start.choose(true)).toThrow()
    expect(start.isOn()).toBe(false)
  })
})
