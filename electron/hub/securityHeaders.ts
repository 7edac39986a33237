/**
 * What a page of Snug may do, as its headers say: load itself, talk to its own hub, and nothing else. Inline styles are
 * allowed as attributes only: editors and overlays place things with them; style sheets come from files. `camera`: where
 * the application itself decides who may use it.
 */
export const securityHeaders = (
  hub: string,
  { camera = false }: { readonly camera?: boolean } = {},
): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${hub}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': `camera=(${camera ? 'self' : ''}), microphone=(), geolocation=(), usb=(), serial=()`,
})
