import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeWhole } from '../writeWhole'

/** What has to stand in quotation marks, and in them behind a backslash (Desktop Entry specification, "The Exec key"). */
const RESERVED = /[\s"'\\<>~|&;$*?#()`]/
const escapedWord = (word: string): string => {
  const literal = word.replaceAll('%', '%%')
  return RESERVED.test(word) ? `"${literal.replaceAll(/["`$\\]/g, '\\$&')}"` : literal
}
/** A value of a Desktop Entry is one line, in which backslashes are doubled once more. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const value = (text: string): string => text.replaceAll(/[\\\n\r\t]/g, (one) => ESCAPES[one] ?? one)

const execLine = (command: readonly string[]): string => `Exec=${value(command.map(escapedWord).join(' '))}`

/** A Desktop Entry by which a Linux desktop starts this command when somebody logs in. */
export const autostartEntry = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Snug',
    execLine(command),
    'Icon=snug',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')

/** Whether such an entry starts this command, and is not turned off in one of the ways in which desktops do that. */
export const startsCommand = (entry: string, command: readonly string[]): boolean => {
  const lines = entry.split(/\r?\n/).map((line) => line.trim())
  const isOff = lines.some((line) => /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)$/.test(line))
  return !isOff && lines.includes(execLine(command))
}

/** The file at `path` by which a Linux desktop starts this command when somebody logs in. */
export const autostart = (path: string, command: readonly string[]) => {
  const isOn = (): boolean => {
    try {
      return startsCommand(readFileSync(path, 'utf8'), command)
    } catch {
      // There is none, or none that can be read: nothing is started by it.
      return false
    }
  }
  return {
    isOn,
    /** Throws where the file cannot be written or removed. */
    choose: (on: boolean): void => {
      if (!on) rmSync(path, { force: true })
      else if (!isOn()) {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        writeWhole(path, autostartEntry(command))
      }
    },
  }
}
