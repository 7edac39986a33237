import * as z from 'zod'

/**
 * The content security policy forbids code made from text: zod need not try. Named before the first schema, with which it
 * would: a page that tries is stopped, and the try is reported.
 */
z.config({ jitless: true })
