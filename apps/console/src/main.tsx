import { ProConfigProvider } from '@ant-design/pro-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/use-api'
import { router } from './router'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/lists.css'
import './styles/details.css'
import './styles/overview.css'
import './styles/print.css'
import './styles/import.css'
import './styles/paper.css'
import './styles/companies.css'
import './styles/places.css'
import './styles/way.css'
import { theme } from './ui/theme'

dayjs.locale('zh-cn')

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <ProConfigProvider>
        <App>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ProConfigProvider>
    </ConfigProvider>
  </StrictMode>,
)
