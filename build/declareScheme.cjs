// For Electron distributions whose loader imports the application only after `ready` (NODE_OPTIONS=--require): declares
// Snug's scheme at the loader's first look at Electron, which is before. Others never need it.
const Module = require('node:module')

const original = Module.prototype.require
Module.prototype.require = function (request) {
  const loaded = original.call(this, request)
  if (request !== 'electron' || !loaded?.protocol) return loaded
  Module.prototype.require = original
  if (!loaded.app.isReady()) {
    const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
    loaded.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
  }
  return loaded
}
