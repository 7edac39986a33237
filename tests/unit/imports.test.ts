import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom (the README of each folder says why). A lint rule can't say "nothing else". */
const root = join(import.meta.dirname, '../..')
const SPECIFIER = /(?:from|import)\s*\(?\s*['"]([^'"\s|]+)['"]/g

type Import = { readonly file: string; readonly of: string }

const importsIn = (folder: string): Import[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, folder, file), 'utf8').matchAll(SPECIFIER)].map(([, of = '']) => ({
        file: `${folder}/${file}`,
        of: of.startsWith('.') ? normalize(join(folder, file, '..', of)) : of.replace(/^#shared\//, 'shared/'),
      })),
    )

const offenders = (folder: string, allowed: RegExp): string[] =>
  importsIn(folder)
    .filter(({ of }) => !allowed.test(of))
    .map(({ file, of }) => `${file} imports ${of}`)

test('shared imports shared, Yjs and its parts, zod and fflate; nothing else', () => {
  expect(importsIn('shared').length).toBeGreaterThan(100)
  expect(offenders('shared', /^(shared\/|yjs$|y-protocols\/|y-webrtc$|lib0\/|zod$|fflate$)/)).toEqual([])
})

test('electron imports shared, never the screens', () => {
  expect(offenders('electron', /^(electron(\/|$)|shared\/|node:|ws$|zod$)/)).toEqual([])
})

test('ui and i18n know no rooms; of documents, the editor knows what a note can hold', () => {
  const own = /^(renderer\/(ui|i18n)\/|shared\/protocol\/problem$|(?!renderer\/|shared\/))/
  // And what tells which letters of a text have changed (editText), as the editor and the documents must tell it alike.
  const note = /^shared\/documents\/(noteContent|noteJson|noteReference|safeLink|editText)$/
  const editor = offenders('renderer/ui/editor', new RegExp(`${own.source}|${note.source}`))
  const others = offenders('renderer/ui', own).filter((line) => !line.startsWith('renderer/ui/editor/'))
  expect([...editor, ...others, ...offenders('renderer/i18n', own)]).toEqual([])
})

test('a feature imports no feature, and no storage or platform', () => {
  const features = readdirSync(join(root, 'renderer/features'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  const found = features.flatMap(({ name }) =>
    offenders(
      `renderer/features/${name}`,
      new RegExp(`^(renderer/(features/${name}|commands|state|ui|i18n)/|shared/|(?!renderer/))`),
    ),
  )
  expect(found).toEqual([])
})

test('commands and state know ports, not implementations', () => {
  const ports = /^(renderer\/(commands|state|i18n|ui\/editor)\/|shared\/|(?!renderer\/))/
  expect([...offenders('renderer/commands', ports), ...offenders('renderer/state', ports)]).toEqual([])
})
