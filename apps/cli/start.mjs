// `npm start`: see README.md. Everything it needs beyond Node and npm it brings itself.
import './launch/node-version.mjs'

import('./launch/start.mjs')
