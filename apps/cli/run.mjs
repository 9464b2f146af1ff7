// `npm run <verb> -- …`: works from a clean clone, because it installs and builds first where needed.
import './launch/node-version.mjs'

import('./launch/verb.mjs')
