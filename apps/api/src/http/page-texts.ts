import { z } from 'zod'

const Progress = z.object({ state: z.string(), percent: z.number(), message: z.string() }).partial()

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

function readProgress(text: string): z.infer<typeof Progress> {
  try {
    return Progress.safeParse(JSON.parse(text)).data ?? {}
  } catch {
    return {}
  }
}

/** Reloads itself until the phone app is there. */
export function phoneBuildingPage(progress: string): string {
  const { percent, message } = readProgress(progress)
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="3"><title>平安液化气</title>
<style>body{font:18px/1.7 sans-serif;margin:20vh 8vw;color:#1f2d3d}progress{width:100%;height:14px}</style>
<h1>手机端正在准备</h1><progress max="100" value="${percent ?? 0}"></progress>
<p>${escapeHtml(message ?? '首次启动需要几分钟，本页会自动刷新。')}（${percent ?? 0}%）</p></html>`
}

/** Swagger UI from this server's own files. */
export const docsPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>平安液化气 接口文档</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head><body><div id="docs"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`

export const docsScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true })`
