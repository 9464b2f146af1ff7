// `npm test`: see README.md. Installs, builds, starts private servers, runs everything, stops the servers.
import './launch/node-version.mjs'

import('./launch/test.mjs')
