import { CLOCK_WINDOW_SECONDS } from '@app/domain'

/** The headers of a signed request, in words for those who write the company's software. */
export const SIGNED_HEADERS = {
  'X-Key-Id': '密钥编号，在控制台“接口密钥”里创建时得到',
  'X-Timestamp': `发出请求的时间：1970-01-01 UTC 起的秒数（整数）；与服务器相差不得超过 ${CLOCK_WINDOW_SECONDS} 秒`,
  'X-Nonce': '随机串，16 到 64 位字母、数字、_ 或 -；每个请求都不同，用过的不再受理',
  'X-Signature': '签名，64 位十六进制',
} as const

/** A request with its signature, for whoever wants to check his own code; a test works it out again. */
export const SIGNING_EXAMPLE = {
  keyId: '01968a3c-5d00-7000-8000-000000000001',
  secret: 'demo-secret-demo-secret-demo-secret-demo-43',
  method: 'POST',
  path: '/api/v1/events',
  timestamp: '1780000000',
  nonce: 'a1b2c3d4e5f60718',
  body: '{"events":[]}',
  bodySha256: '24de1c4a19c43ad41b013f13dcd858c17b0daa7f33a53f19913e5b11366d1c2e',
  signature: '8e7fbb9988561579e0b4a97c8ebf9903e08a7d0a927e468f1f3366fcd61f91ae',
} as const

const { keyId, secret, method, path, timestamp, nonce, body, bodySha256, signature } = SIGNING_EXAMPLE

export const SIGNING_GUIDE = `企业软件的每个请求都要签名，不用登录。

**怎样签**

1. 算出请求正文（原样字节，不要重新排版）的 SHA-256，写成小写十六进制；没有正文时是空内容的 SHA-256。
2. 把五项各占一行（用一个换行符 \\n 相连，末尾没有换行）：请求方法（大写）、路径（含 ? 后的参数，与发出的一致）、X-Timestamp、X-Nonce、第 1 步的结果。
3. 以密钥（原样的文字，UTF-8）为 key，对第 2 步的文字算 HMAC-SHA256，写成十六进制，放进 X-Signature。
4. 连同 X-Key-Id、X-Timestamp、X-Nonce 一起发出；正文为 JSON，Content-Type 为 application/json。

**算例**（可用来核对自己的程序）

密钥编号 \`${keyId}\`，密钥 \`${secret}\`，正文 \`${body}\`

正文的 SHA-256：\`${bodySha256}\`

待签文字：

\`\`\`
${[method, path, timestamp, nonce, bodySha256].join('\n')}
\`\`\`

X-Signature：\`${signature}\`

**会被拒绝的情形**（都有固定的 \`code\`，什么也不会保存）

| code | 情形 | 怎么办 |
| --- | --- | --- |
| SIGNATURE_MISSING | 缺少请求头，或格式不对 | 按上表补齐 |
| CLOCK_OFF | 时间相差超过 ${CLOCK_WINDOW_SECONDS} 秒 | 校准时钟（NTP）后重新签名 |
| KEY_UNKNOWN | 没有这个密钥编号，或已停用 | 核对编号，或换用新密钥 |
| SIGNATURE_WRONG | 签名不对 | 用上面的算例核对程序；正文不得在签名后改动 |
| REQUEST_REPLAYED | 这个 X-Nonce 已经用过 | 重发时换新的 X-Nonce 和 X-Timestamp 重新签名；事件编号（eventId）不变，不会重复入账 |
| RATE_LIMITED | 请求过于频繁 | 等 Retry-After 所说的秒数；多条事件合成一批发送 |
| BODY_TOO_LARGE | 正文超过 2 MB | 分成几批，每批最多 1000 条 |

没有收到答复时，原样的事件可以放心重发：同一 eventId 同一内容只算一次。密钥可以有几把同时有效：先换上新密钥，再停用旧的。`
