import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import { optimize } from 'webpack'

const root = path.resolve(__dirname, '..')
const domain = path.resolve(root, '..', 'libs', 'domain', 'src')

interface Chain {
  plugin(name: string): { use(plugin: unknown, options: unknown[]): unknown }
  resolve: {
    plugin(name: string): { use(plugin: unknown): unknown }
    modules: { prepend(folder: string): unknown }
  }
}

/** The rules live outside this package: their dependencies must still come from this package's own lock file. */
function resolveSharedRules(chain: Chain) {
  chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
  chain.resolve.modules.prepend(path.join(root, 'node_modules'))
}

/** A page that was not opened yet must open without network too, so the web page is one script and no chunks. */
function inOnePiece(chain: Chain) {
  resolveSharedRules(chain)
  chain.plugin('one-piece').use(optimize.LimitChunkCountPlugin, [{ maxChunks: 1 }])
}

const cssModules = {
  enable: true,
  config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]___[hash:base64:5]' },
}

/** The launcher builds beside what is being served and moves it in. */
const OUTPUT = process.env.PHONE_OUT ?? `dist/${process.env.TARO_ENV}`

export default defineConfig<'webpack5'>(async (merge) => {
  const isWeb = process.env.TARO_ENV === 'h5'
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'pingan-lpg',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: OUTPUT,
    plugins: [],
    defineConstants: {
      // The web page is served by the API itself; a mini-program must name its server (a domain listed with WeChat).
      API_BASE: JSON.stringify(isWeb ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000')),
    },
    copy: { patterns: isWeb ? [{ from: 'src/sw.js', to: `${OUTPUT}/sw.js` }] : [], options: {} },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    mini: {
      compile: { include: [domain] },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules },
      webpackChain: resolveSharedRules,
    },
    h5: {
      publicPath: '/m/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [domain] },
      output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[hash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, cssModules },
      webpackChain: inOnePiece,
    },
  }
  process.env.BROWSERSLIST_ENV = process.env.NODE_ENV
  return merge({}, base)
})
