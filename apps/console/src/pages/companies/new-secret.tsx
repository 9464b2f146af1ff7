import { Typography } from 'antd'

/** What the software needs, once. */
export function NewSecret({ keyId, secret }: { keyId: string; secret: string | null }) {
  if (secret === null) return <p>这把密钥早已创建，密钥内容不再显示。没有保存的，请停用后重新创建。</p>
  return (
    <dl className='new-secret'>
      <dt>密钥编号（X-Key-Id）</dt>
      <dd>
        <Typography.Text copyable code>
          {keyId}
        </Typography.Text>
      </dd>
      <dt>密钥</dt>
      <dd>
        <Typography.Text copyable code data-testid='company-secret'>
          {secret}
        </Typography.Text>
      </dd>
      <dd className='muted'>密钥只显示这一次，请勿用微信、短信或邮件发送。签名方法见接口文档。</dd>
    </dl>
  )
}
