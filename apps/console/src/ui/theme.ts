import type { ThemeConfig } from 'antd'

export const ACCENT = '#14557f'
const ACCENT_SOFT = '#e6f0f6'
export const RED = '#b9251c'
export const AMBER = '#a86400'
export const GREEN = '#2b7348'
export const INK = '#1d2733'
export const MUTED = '#667485'
export const LINE = '#e3e8ee'

/** One accent; red only for what is wrong now, amber for what will be. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: ACCENT,
    colorInfo: ACCENT,
    // Worked out from the accent they would be grey.
    colorPrimaryBg: ACCENT_SOFT,
    colorInfoBg: ACCENT_SOFT,
    colorInfoBorder: '#c0d8e6',
    colorSuccessBg: '#e8f3ec',
    colorSuccessBorder: '#c3e0ce',
    colorWarningBg: '#fdf3e0',
    colorWarningBorder: '#ecd3a4',
    colorLink: ACCENT,
    colorError: RED,
    colorWarning: AMBER,
    colorSuccess: GREEN,
    colorTextBase: INK,
    colorBgLayout: '#f2f4f7',
    colorBorderSecondary: LINE,
    colorBgMask: 'rgb(29 39 51 / 32%)',
    borderRadius: 6,
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: {
    Table: { headerBg: '#f6f8fa', headerColor: '#4a5868', cellPaddingBlockMD: 9, cellPaddingInlineMD: 12 },
    Tabs: { horizontalMargin: '0' },
    Card: { headerFontSize: 15 },
  },
}
