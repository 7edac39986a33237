import * as z from 'zod'

// Before anything makes a schema: the page's policy forbids what zod would else make of it.
z.config({ jitless: true })
