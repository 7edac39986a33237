/** How the desktop application is packaged: `npm run package` for this system, into dist/. */
export default {
  appId: 'org.snug.snug',
  productName: 'Snug',
  copyright: 'The Snug founders',
  directories: { output: 'dist', buildResources: 'build/icons' },
  // Everything is bundled: of node_modules nothing is needed.
  files: [
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'build/icons/512x512.png',
    'package.json',
    '!node_modules/**',
  ],
  icon: 'build/icons',
  asar: true,
  npmRebuild: false,
  ...(process.env.ELECTRON_OVERRIDE_DIST_PATH ? { electronDist: process.env.ELECTRON_OVERRIDE_DIST_PATH } : {}),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  protocols: [{ name: 'Snug invitation', schemes: ['snug'] }],
  linux: {
    target: ['AppImage', 'deb'],
    // The launcher's entry and the running window belong together: `desktopName` in package.json.
    syncDesktopName: true,
    category: 'Network',
    maintainer: 'The Snug founders',
    synopsis: 'A room for a small group who trust each other',
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.social-networking',
    extendInfo: { NSCameraUsageDescription: 'Snug reads the QR code of an invitation with the camera.' },
  },
  win: { target: ['nsis'] },
}
