export default definePageConfig({ navigationBarTitleText: '气瓶卡' })
