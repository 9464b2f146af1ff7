import { LogoutOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons'
import { ProLayout } from '@ant-design/pro-components'
import { Button, Dropdown } from 'antd'
import { Suspense } from 'react'
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import { type Account, useSession } from '../api/session'
import brand from '../brand.svg'
import { useLive } from '../live/use-live'
import { MUTED } from '../ui/theme'
import { KeysSheet } from './keys-sheet'
import { leave } from './leave'
import { LiveBadge } from './live-badge'
import { followsFeed, homeOf, menuFor } from './menu'
import { useNewAlertNotice } from './new-alerts'
import { PhoneOnly } from './phone-only'
import { SecurityWatch } from './security-watch'
import { ServiceBanner } from './service-banner'

const SECURITY = '/me/security'

export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (!session) return <Navigate to={`/login?to=${encodeURIComponent(pathname + search)}`} replace />
  const home = homeOf(session.account.role)
  if (!home) return <PhoneOnly />
  const limited = Boolean(session.limitedTo)
  if (limited && pathname !== SECURITY) return <Navigate to={SECURITY} replace />
  if (pathname === '/' && home !== '/') return <Navigate to={home} replace />
  // ProLayout keeps the menu it was first given, so a freed session gets a new frame.
  return <Frame key={String(limited)} account={session.account} pathname={pathname} limited={limited} />
}

function Frame({ account, pathname, limited }: { account: Account; pathname: string; limited: boolean }) {
  useLive(followsFeed(account.role) && !limited, useNewAlertNotice())
  const menu = limited ? [] : menuFor(account.role)
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
      route={{ path: '/', routes: menu.map(({ path, name, icon }) => ({ path, name, icon })) }}
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
      <KeysSheet />
      <SecurityWatch />
      <main id='content' tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </ProLayout>
  )
}

function AccountMenu({ account }: { account: Account }) {
  const navigate = useNavigate()
  const items = [
    { key: 'who', label: <span style={{ color: MUTED }}>{account.username}</span>, disabled: true },
    { key: 'security', icon: <SafetyOutlined />, label: '我的安全' },
    { key: 'leave', icon: <LogoutOutlined />, label: '退出登录' },
  ]
  const press = (key: string) => (key === 'leave' ? void leave() : void navigate(SECURITY))
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => press(key) }} trigger={['click']}>
      <Button type='text' icon={<UserOutlined />} className='account'>
        {account.displayName}
        <span className='account-role'>{account.roleLabel}</span>
      </Button>
    </Dropdown>
  )
}
