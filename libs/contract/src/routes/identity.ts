import * as identity from '../identity'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { OFFICE, WITH_COMPANY } from './callers'

/** Labels of a bottle in hand: the inspector's too; every number: the offices and the company whose it is. */
const LABELLERS = ['inspector', 'street', 'office', 'company'] as const
const KEEPERS = ['street', 'office', 'company'] as const
const PRINTERS = ['office', 'company'] as const

export const identityRoutes = {
  'GET /api/v1/cylinders/:id/aliases': {
    summary: '气瓶的编号，现有的和从前的',
    roles: WITH_COMPANY,
    params: IdParams,
    response: identity.AliasList,
  },
  'POST /api/v1/cylinders/:id/aliases': {
    summary: '登记编号，或更换脱落的标签（网格员须附钢印照片，只限二维码和条码）',
    roles: LABELLERS,
    params: IdParams,
    body: identity.AliasBody,
    response: identity.AliasList,
    errors: [
      'SCAN_CODE_INVALID',
      'LABEL_MISREAD',
      'LABEL_NOT_ISSUED',
      'LABEL_FOREIGN',
      'ALIAS_TAKEN',
      'ALIAS_RETIRED',
      'ALIAS_SCRAPPED',
      'ALIAS_ENDED',
      'ALIAS_NOT_YOURS',
      'ALIAS_PHOTO_MISSING',
      'FILE_UNKNOWN',
      'ID_REUSED',
    ],
  },
  'POST /api/v1/cylinders/:id/aliases/end': {
    summary: '停用一个编号（最后一个不能停用）',
    roles: KEEPERS,
    params: IdParams,
    body: identity.EndAliasBody,
    response: identity.AliasList,
    errors: ['ALIAS_LAST', 'ALIAS_SCRAPPED', 'ALIAS_ENDED', 'ID_REUSED'],
  },
  'GET /api/v1/host-rules': {
    summary: '扫码规则和未知网址',
    roles: ['office', 'auditor'],
    response: identity.HostRuleList,
  },
  'POST /api/v1/host-rules': {
    summary: '设定一个网址的扫码规则',
    roles: ['office'],
    body: identity.HostRuleBody,
    response: identity.HostRuleList,
    errors: ['HOST_PARAM_MISSING', 'ID_REUSED'],
  },
  'POST /api/v1/host-rules/remove': {
    summary: '删除一个网址的扫码规则',
    roles: ['office'],
    body: identity.RemoveHostRuleBody,
    response: identity.HostRuleList,
    errors: ['ID_REUSED'],
  },
  'GET /api/v1/scan-rules': {
    summary: '手机离线扫码用的规则',
    roles: 'public',
    nameless: true,
    response: identity.ScanRules,
  },
  'GET /api/v1/label-batches': {
    summary: '发放过的标签编号',
    roles: [...PRINTERS, 'auditor'],
    query: identity.LabelBatchQuery,
    response: identity.LabelBatchPage,
  },
  'POST /api/v1/label-batches': {
    summary: '领取一批新的标签编号',
    roles: PRINTERS,
    status: 201,
    body: identity.LabelBatchBody,
    response: identity.LabelBatchView,
    errors: ['LABELS_USED_UP', 'COMPANY_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/label-batches/:id/sheets': {
    summary: '标签页（A4，PDF）',
    roles: PRINTERS,
    wire: 'download',
    params: IdParams,
  },
  'POST /api/v1/household/refusals': {
    summary: '住户：扫码验瓶后拒收，立即告诉气站和街道',
    roles: ['household'],
    status: 201,
    body: identity.RefusalBody,
    response: identity.RefusalReceipt,
    errors: ['SCAN_CODE_INVALID', 'ID_REUSED'],
  },
  'GET /api/v1/refusals': {
    summary: '被拒收的气瓶',
    roles: [...OFFICE, 'company'],
    query: identity.RefusalQuery,
    response: identity.RefusalPage,
  },
  'POST /api/v1/refusals/:id/answer': {
    summary: '答复拒收：换送、收回或已核实',
    roles: KEEPERS,
    params: IdParams,
    body: identity.AnswerRefusalBody,
    response: identity.RefusalRow,
    errors: ['REFUSAL_ANSWERED', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
