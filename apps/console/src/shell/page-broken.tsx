import { Button, Result } from 'antd'
import { isRouteErrorResponse, useRouteError } from 'react-router'

/** A page that cannot be shown: an unknown address, or code replaced by a newer release meanwhile. */
export function PageBroken() {
  const error = useRouteError()
  const unknown = isRouteErrorResponse(error) && error.status === 404
  return (
    <Result
      status={unknown ? '404' : 'warning'}
      title={unknown ? '没有这个页面' : '页面没有打开'}
      subTitle={unknown ? '地址可能写错了。' : '可能刚刚发布了新版本，刷新后再试；数据没有受影响。'}
      extra={
        unknown ? (
          <Button type='primary' href='/'>
            回到首页
          </Button>
        ) : (
          <Button type='primary' onClick={() => window.location.reload()}>
            刷新页面
          </Button>
        )
      }
    />
  )
}
