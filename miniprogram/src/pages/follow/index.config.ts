export default definePageConfig({ navigationBarTitleText: '查举报' })
