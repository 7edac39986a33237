import * as z from 'zod'

const bytes = (most: number): z.ZodType<Uint8Array<ArrayBuffer>> =>
  z
    .instanceof(Uint8Array)
    .refine((value) => value.length <= most)
    .transform((value) => new Uint8Array(value))

const hubAccess = z.object({
  url: z.string(),
  token: z.string(),
  reachable: z.boolean(),
  addresses: z.array(z.string()),
})

const staying = z.object({ staysOn: z.boolean(), startsWithComputer: z.boolean() })

/** The largest page that is handed over in one piece. */
const PAGE_BYTES = 1024 * 1024 * 1024
/** So much of a file is handed over at once: archives of long-lived rooms are larger than a machine's memory may be. */
const PIECE_BYTES = 4 * 1024 * 1024

/**
 * Everything that the page may ask of the main process: what goes in and what comes out of each channel. Main checks
 * both, and who asks.
 */
export const channels = {
  'app:version': { input: z.tuple([]), output: z.string() },
  /** The invitation that the system handed over last, once. */
  'app:invitation': { input: z.tuple([]), output: z.string().nullable() },
  /** Whether the window is in sight. The page itself can't tell: one that stays on out of sight counts as visible. */
  'window:inSight': { input: z.tuple([]), output: z.boolean() },
  /** The window comes forth: the person pressed a notification. */
  'window:show': { input: z.tuple([]), output: z.void() },
  /** What lies around the page, as its menu, speaks this language from now on. */
  'window:speak': { input: z.tuple([z.enum(['en', 'fr'])]), output: z.void() },
  'staying:read': { input: z.tuple([]), output: staying },
  /** What holds then. */
  'staying:choose': { input: z.tuple([staying.keyof(), z.boolean()]), output: staying },
  'hub:access': { input: z.tuple([]), output: hubAccess },
  'hub:setReachable': { input: z.tuple([z.boolean()]), output: hubAccess },
  /** Asks where a file is to be saved. By the number the others know it; null when the person cancelled. */
  'file:begin': { input: z.tuple([z.string().min(1).max(300)]), output: z.int().nullable() },
  'file:put': { input: z.tuple([z.int(), bytes(PIECE_BYTES)]), output: z.void() },
  /** It stands in its place then if it is whole, and nothing does if it is not. */
  'file:end': { input: z.tuple([z.int(), z.boolean()]), output: z.void() },
  'page:print': { input: z.tuple([]), output: z.enum(['printed', 'cancelled', 'no-printer']) },
  /** What would be printed. */
  'page:pdf': { input: z.tuple([]), output: bytes(PAGE_BYTES) },
  'link:open': { input: z.tuple([z.string().min(1).max(4096)]), output: z.void() },
  'keys:protection': { input: z.tuple([]), output: z.enum(['system', 'file']) },
  'keys:wrap': { input: z.tuple([bytes(4096)]), output: bytes(16_384) },
  'keys:unwrap': { input: z.tuple([bytes(16_384)]), output: bytes(4096) },
} as const

export type Channels = typeof channels
export type Channel = keyof Channels
export type Input<Name extends Channel> = z.infer<Channels[Name]['input']>
export type Output<Name extends Channel> = z.infer<Channels[Name]['output']>

/** Main tells the page that its window has come into sight, or went out of it: the page asks which. */
export const IN_SIGHT = 'window:inSightChanged'

/** Main tells the page that the system has handed over an invitation link, for the page to take. */
export const INVITATION = 'app:invitationArrived'
