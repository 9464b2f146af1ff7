export default definePageConfig({ navigationBarTitleText: '险情' })
