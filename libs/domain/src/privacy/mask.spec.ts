import { buildingLabel, ERASED_NAME, maskName, maskPhone, normalisePhone, shownName } from './mask'

describe('masking of personal data', () => {
  it.each([
    ['张三', '张*'],
    [' 欧阳示范 ', '欧*'],
    ['𠮷田', '𠮷*'],
    ['张', '张*'],
    ['王小二', '王*'],
    ['阿卜杜拉·买买提', '阿*'],
    ['John', 'J*'],
    ['', ''],
    [ERASED_NAME, ERASED_NAME],
  ])('shows of the name %p only %p', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  it('leaves what hangs over the door of a shop', () => {
    expect(shownName('business', '张记饺子馆')).toBe('张记饺子馆')
    expect(shownName('person', '张记')).toBe('张*')
  })

  it.each([
    ['13800004007', '138****4007'],
    ['+86 138-0000-4007', '138****4007'],
    ['１３８００００４００７', '138****4007'],
    ['022-28350000', '022****0000'],
    ['28351234', '****1234'],
    ['110', '****10'],
    ['', ''],
  ])('shows of the telephone %p only %p', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  it('finds one number however it is written', () => {
    expect(normalisePhone('+86 138 0000 4007')).toBe('13800004007')
    expect(normalisePhone('008613800004007')).toBe('13800004007')
  })
})

describe('address as far as the building', () => {
  it.each([
    ['示范路12号3号楼2门501', '示范路12号3号楼'],
    ['天津市河西区天塔街道示范社区001示范路12号3号楼2门501', '示范路12号3号楼'],
    ['河西区示范路８号 底商3号', '示范路8号'],
    ['示范里3-2-501', '示范里3'],
    ['示范花园B座1203', '示范花园B座'],
    ['示范里乙栋三单元', '示范里乙栋'],
    ['示范花园501室', '示范花园'],
    ['示范小区5栋101', '示范小区5栋'],
    ['示范里平房后排', '示范里平房后排'],
  ])('of %p shows %p', (address, label) => {
    expect(buildingLabel(address)).toBe(label)
  })

  it('never betrays the room', () => {
    expect(buildingLabel('示范路12号3号楼2门501')).not.toMatch(/501|2门/)
  })
})
