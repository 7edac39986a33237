import { partsFor } from '#shared/contents/fileParts'
import type { AttachedFile } from '#shared/events/event'
import type { Commands } from '../../commands/commands'
import type { FileToSend } from '../../commands/filesToSend'
import { useSnug } from '../../state/store'
import type { MessageView } from '../../state/views'

/** What was attached while the gallery is open, by message and place. */
const sent = new Map<string, Uint8Array>()

/** A message that goes along with these. */
export const withFiles = (message: MessageView, files: readonly FileToSend[]): MessageView => {
  if (files.length === 0 || message.words.kind !== 'text') return message
  files.forEach(({ bytes }, nth) => sent.set(`${message.id} ${nth}`, bytes))
  const views = files.map(({ bytes, ...file }): AttachedFile => ({
    ...file,
    bytes: bytes.length,
    parts: partsFor(bytes.length),
  }))
  return { ...message, words: { ...message.words, files: views } }
}

/** The message, whose nth file is said to show something else. */
export const describedAt = (message: MessageView, nth: number, alt: string): MessageView => {
  const { words } = message
  if (words.kind !== 'text' || !words.files) return message
  const files = words.files.map((file, at) =>
    at === nth && file.picture ? { ...file, picture: { ...file.picture, alt } } : file,
  )
  return { ...message, words: { ...words, files } }
}

const fileOf = (id: string, nth: number): AttachedFile | undefined => {
  const { room } = useSnug.getState()
  const words = room?.messages.find((message) => message.id === id)?.words
  return words?.kind === 'text' ? words.files?.[nth] : undefined
}

/** What is called so is on its way for good. */
const isComing = (file: AttachedFile | undefined): boolean => file?.name.startsWith('Saturday') ?? false

export const watchGalleryFile: Commands['watchFile'] = (id, nth, tell) => {
  tell(isComing(fileOf(id, nth)) ? 0.4 : 1)
  return () => undefined
}

export const fetchGalleryFile: Commands['fetchFile'] = async (id, nth) => {
  const file = fileOf(id, nth)
  if (!file || isComing(file)) return undefined
  const known = sent.get(`${id} ${nth}`)
  if (known) return new Uint8Array(known)
  // It says that it is a picture, and is none.
  if (!file.picture || file.name.endsWith('.svg.png')) return new Uint8Array([60, 115, 118, 103, 62])
  return drawn(file.picture.width, file.picture.height, nth)
}

/** Hills by the sea, in the evening; each a little later. */
export const drawn = async (width: number, height: number, hour = 0): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('nothing can be drawn here')
  const skies = ['#e9b872', '#d98f5f', '#8d6a7f']
  context.fillStyle = skies[hour % skies.length] ?? ''
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#fdf0d2'
  context.beginPath()
  context.arc(width * 0.7, height * (0.3 + 0.06 * hour), Math.min(width, height) / 9, 0, 7)
  context.fill()
  for (const [from, colour] of [
    [0.5, '#7a8f86'],
    [0.62, '#4f6b66'],
    [0.78, '#2e4a52'],
  ] as const) {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, height)
    for (let x = 0; x <= 1.001; x += 0.05)
      context.lineTo(x * width, height * (from + 0.07 * Math.sin(x * 9 * from + hour + from * 8)))
    context.lineTo(width, height)
    context.fill()
  }
  const made = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await made.arrayBuffer())
}
