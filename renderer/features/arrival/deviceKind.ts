const KINDS = [
  ['phone', /Android|iPhone|iPad/],
  ['mac', /Mac OS/],
  ['windows', /Windows/],
  ['linux', /Linux|CrOS|X11/],
] as const

export type DeviceKind = (typeof KINDS)[number][0] | 'other'

/** What kind of machine this is, as the browser tells everybody: for a name that one can change. */
export const deviceKind = (userAgent: string): DeviceKind =>
  KINDS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other'
