import type { Translate } from './translate'

type Said = {
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly picture?: unknown }[] | undefined
}

/** What a message says where there is room for a line: its text, or what it brings without one. */
export const whatIsSaid = (t: Translate, { text, files = [] }: Said): string => {
  const [first] = files
  if (text || !first) return text
  if (files.every(({ picture }) => picture)) return t('files.pictures', { n: files.length })
  return files.length > 1 ? t('files.files', { n: files.length }) : t('files.aFile', { name: first.name })
}
