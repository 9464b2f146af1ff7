export default definePageConfig({ navigationBarTitleText: '用气场所' })
