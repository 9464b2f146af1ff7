/** The page around the mini-program: title bar, stage, tab bar, and how WeChat's built-in elements lie by default. */
export const SHELL = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>
html,body{margin:0;height:100%;font:16px "Noto Sans CJK SC",sans-serif}
body{display:flex;flex-direction:column}
#nav{background:#1557c0;color:#fff;text-align:center;padding:12px;font-weight:600}
#stage{flex:1;overflow:auto;background:#f3f5f9}
#tabs{display:none;border-top:1px solid #ddd;background:#fff}
#tabs button{flex:1;padding:14px;border:0;background:none}
view,wx-body,comp,scroll-view,wx-form,wx-button,picker,.wx-page{display:block}
text{display:inline}
img{display:inline-block;object-fit:cover}
canvas{display:block;touch-action:none}
wx-button{box-sizing:border-box;text-align:center}
wx-label{display:inline-block}
input,textarea{width:100%;border:0;background:none;font:inherit}
</style></head><body><div id="nav"></div><div id="stage"></div><div id="tabs"></div></body></html>`
