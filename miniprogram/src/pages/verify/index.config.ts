export default definePageConfig({ navigationBarTitleText: '核对检查人员' })
