export default definePageConfig({ navigationBarTitleText: '贴新标签' })
