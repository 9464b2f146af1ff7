export interface TabItem {
  pagePath: string
  text: string
}

export interface ProgramConfig {
  pages: string[]
  window: { navigationBarTitleText?: string }
  tabBar?: { list: TabItem[] }
}

export interface ComponentConfig {
  navigationBarTitleText?: string
  usingComponents?: Record<string, string>
}

export interface TemplateProblem {
  file: string
  message: string
}

/** A built mini-program, ready to be run by the host in a browser page. */
export interface WeappBundle {
  program: ProgramConfig
  /** Source of an expression that yields the compiled templates by path. */
  templates: string
  scripts: Record<string, string>
  configs: Record<string, ComponentConfig>
  appStyle: string
  problems: TemplateProblem[]
  /** Bytes of everything that WeChat would upload. */
  bytes: number
}

export interface HostOptions {
  /** What the scanner reads, in order; then it is cancelled. */
  scans: string[]
  /** Address of the picture that the camera takes. */
  photo: string
  /** The server built into the program, and the one that answers in the test. */
  server: { built: string; actual: string }
}
