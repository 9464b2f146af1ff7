import type { Measure } from '../checklist'

/** 管控措施: what is done at once, before the hazard is put right. */
export const MEASURES_2026_1: readonly Measure[] = [
  { code: 'evacuate', label: '关阀、开窗、人员离开，到室外拨打抢险电话' },
  { code: 'stop_use', label: '立即关闭角阀，停止用气' },
  { code: 'stop_cylinder', label: '此瓶立即关阀停用，通知气站换瓶' },
  { code: 'hold_cylinder', label: '此瓶关阀停用并单独存放，报街道移交核查' },
  { code: 'stop_heater', label: '热水器立即停用' },
  { code: 'upright_now', label: '立即关阀，将气瓶直立放稳，静置后再用' },
  { code: 'move_outdoors', label: '立即关阀，将气瓶移到室外通风处' },
  { code: 'remove_excess', label: '多余气瓶立即关阀，联系气站运走' },
  { code: 'nobody_sleeps', label: '立即关阀停用，此间不得住人' },
  { code: 'close_after_use', label: '用气时有人看守，用后关闭角阀' },
  { code: 'stop_set', label: '这套灶具关阀停用，换好再用' },
  { code: 'ventilate', label: '用气时开门开窗，用后关闭角阀' },
  { code: 'remove_fire', label: '移走火源和易燃物，未移走前不用气' },
  { code: 'clear_exit', label: '立即清出通道，配好灭火器后再营业用气' },
  { code: 'manual_watch', label: '用气时专人值守并人工检漏，用后关闭总阀' },
  { code: 'inform', label: '当面告知并留存告知单' },
]
