import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { ProLayout } from '@ant-design/pro-components'
import { Button, Dropdown } from 'antd'
import { Suspense } from 'react'
import { Link, Navigate, Outlet, useLocation } from 'react-router'
import { type Account, useSession } from '../api/session'
import brand from '../brand.svg'
import { useLive } from '../live/use-live'
import { MUTED } from '../ui/theme'
import { leave } from './leave'
import { LiveBadge } from './live-badge'
import { followsFeed, homeOf, menuFor } from './menu'
import { useNewAlertNotice } from './new-alerts'
import { PhoneOnly } from './phone-only'
import { ServiceBanner } from './service-banner'

export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (!session) return <Navigate to={`/login?to=${encodeURIComponent(pathname + search)}`} replace />
  const home = homeOf(session.account.role)
  if (!home) return <PhoneOnly />
  if (pathname === '/' && home !== '/') return <Navigate to={home} replace />
  return <Frame account={session.account} pathname={pathname} />
}

function Frame({ account, pathname }: { account: Account; pathname: string }) {
  useLive(followsFeed(account.role), useNewAlertNotice())
  return (
    <ProLayout
      className='shell'
      title='平安液化气'
      logo={brand}
      layout='mix'
      fixedHeader
      fixSiderbar
      siderWidth={176}
      breakpoint='lg'
      location={{ pathname }}
      route={{ path: '/', routes: menuFor(account.role).map(({ path, name, icon }) => ({ path, name, icon })) }}
      menuItemRender={(item, dom) => <Link to={item.path ?? '/'}>{dom}</Link>}
      headerTitleRender={() => (
        <Link to='/' className='brand'>
          <img src={brand} alt='' width={26} height={26} />
          <span className='brand-name'>平安液化气</span>
          <span className='brand-area'>{account.areaName}</span>
        </Link>
      )}
      actionsRender={() => [<LiveBadge key='live' />, <AccountMenu key='account' account={account} />]}
      breadcrumbRender={false}
      token={{
        header: { colorBgHeader: '#fff', heightLayoutHeader: 52 },
        sider: { colorMenuBackground: '#fff', colorTextMenu: '#33414f', colorBgMenuItemSelected: '#e6f0f6' },
        pageContainer: { paddingBlockPageContainerContent: 0, paddingInlinePageContainerContent: 0 },
      }}
      contentStyle={{ padding: 0 }}
    >
      <a className='skip-link' href='#content'>
        跳到正文
      </a>
      <ServiceBanner />
      <main id='content' tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </ProLayout>
  )
}

function AccountMenu({ account }: { account: Account }) {
  const items = [
    { key: 'who', label: <span style={{ color: MUTED }}>{account.username}</span>, disabled: true },
    { key: 'leave', icon: <LogoutOutlined />, label: '退出登录' },
  ]
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => key === 'leave' && void leave() }} trigger={['click']}>
      <Button type='text' icon={<UserOutlined />} className='account'>
        {account.displayName}
        <span className='account-role'>{account.roleLabel}</span>
      </Button>
    </Dropdown>
  )
}
