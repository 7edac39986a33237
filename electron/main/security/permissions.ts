/** What Electron tells of who asks, and for what, as far as it is looked at here. */
export type Asked = {
  readonly isMainFrame?: boolean
  /** Of the permission `media`: when it is asked for, and when only looked at. */
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

const ALLOWED = new Set(['notifications', 'clipboard-sanitized-write', 'persistent-storage'])

/** The camera reads an invitation's QR code. Sound has no use here: who asks for both gets neither. */
const isCameraAlone = ({ mediaTypes, mediaType }: Asked): boolean => {
  const wanted = mediaTypes ?? (mediaType === undefined ? [] : [mediaType])
  return wanted.length > 0 && wanted.every((one) => one === 'video')
}

/** Whether our own page may have what it asks for. Everything that is not named here is refused, and to frames the camera. */
export const isAllowed = (permission: string, asked: Asked): boolean => {
  if (permission === 'media') return asked.isMainFrame === true && isCameraAlone(asked)
  return ALLOWED.has(permission)
}
