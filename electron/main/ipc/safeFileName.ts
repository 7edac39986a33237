/** Names that Windows keeps for devices, with whatever ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
const LONGEST = 120

/** A file name that is one everywhere: no folders, no control or direction characters, no device, no hidden file. */
export const safeFileName = (name: string): string => {
  const clean = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[/\\:*?"<>|]/g, '-')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 ? clean.slice(dot).slice(0, 12) : ''
  const stem = [...(dot > 0 ? clean.slice(0, dot) : clean)].slice(0, LONGEST).join('')
  const whole = `${stem}${ending}`
  if (!stem) return `snug${ending}`
  return DEVICES.test(whole) ? `_${whole}` : whole
}
