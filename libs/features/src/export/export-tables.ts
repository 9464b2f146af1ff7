import {
  BOTTLE_PRESENCE_LABEL,
  BOTTLE_USE_LABEL,
  COLOUR_LABEL,
  COMPANY_ROLE_LABEL,
  CYLINDER_STATUS_LABEL,
  dateInShanghai,
  GRADE_LABEL,
  type Instant,
  PREMISES_STATUS_LABEL,
  PREMISES_TYPE_LABEL,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import type { AlertService } from '../alerts/alert.service'
import type { CompanyService } from '../companies/company.service'
import type { CylinderService } from '../cylinders/cylinder.service'
import type { HazardService } from '../hazards/hazard.service'
import type { InspectionService } from '../inspections/inspection.service'
import type { PremisesService } from '../premises/premises.service'
import type { SheetValue } from '../sheets'

type RowOf<S extends { list(...asked: never[]): Promise<{ items: unknown[] }> }> = Awaited<
  ReturnType<S['list']>
>['items'][number]

type CompanyRow = Awaited<ReturnType<CompanyService['overview']>>['items'][number]

/** One column of an exported list: the list's own words, for the list's own row. */
export interface ExportColumn<Row> {
  title: string
  width: number
  value(row: Row): SheetValue
}

const column = <Row>(title: string, width: number, value: (row: Row) => SheetValue): ExportColumn<Row> => ({
  title,
  width,
  value,
})
const day = (instant: Instant | null): string | null => instant && dateInShanghai(instant)

export const PREMISES_TABLE: readonly ExportColumn<RowOf<PremisesService>>[] = [
  column('场所编号', 16, ({ code }) => code),
  column('用气场所', 28, ({ label }) => label),
  column('街道', 14, ({ streetName }) => streetName),
  column('社区', 18, ({ communityName }) => communityName),
  column('区域编码', 18, ({ areaCode }) => areaCode),
  column('用户', 14, ({ partyName }) => partyName),
  column('类型', 12, ({ type }) => PREMISES_TYPE_LABEL[type]),
  column('状态', 10, ({ status }) => PREMISES_STATUS_LABEL[status]),
  column('气瓶数', 8, ({ cylinders }) => cylinders),
  column('未办结隐患', 12, ({ openHazards }) => openHazards),
  column('最重等级', 12, ({ worstGrade }) => worstGrade && GRADE_LABEL[worstGrade]),
  column('上次到访', 12, ({ lastVisitOn }) => lastVisitOn),
  column('上次结果', 12, ({ lastOutcome }) => lastOutcome && VISIT_OUTCOME_LABEL[lastOutcome]),
  column('应查日期', 12, ({ visitDueOn }) => visitDueOn),
]

export const CYLINDER_TABLE: readonly ExportColumn<RowOf<CylinderService>>[] = [
  column('瓶号', 20, ({ code }) => code),
  column('钢印号', 18, ({ stampNo }) => stampNo),
  column('型号', 12, ({ model }) => model),
  column('规格', 20, ({ modelLabel }) => modelLabel),
  column('状态', 14, ({ state }) => COLOUR_LABEL[state.colour]),
  column('原因', 36, ({ state }) => state.reasons.join('；')),
  column('档案', 10, ({ status }) => CYLINDER_STATUS_LABEL[status]),
  column('权属', 22, ({ ownerName }) => ownerName),
  column('位置', 28, ({ premisesLabel }) => premisesLabel),
  column('区域编码', 18, ({ areaCode }) => areaCode),
  column('用途', 8, ({ use }) => use && BOTTLE_USE_LABEL[use]),
  column('核瓶', 10, ({ presence }) => presence && BOTTLE_PRESENCE_LABEL[presence]),
  column('下次检验', 12, ({ nextTestOn }) => nextTestOn),
  column('使用年限至', 12, ({ lifeUntil }) => lifeUntil),
]

export const HAZARD_TABLE: readonly ExportColumn<RowOf<HazardService>>[] = [
  column('隐患编号', 20, ({ number }) => number),
  column('等级', 10, ({ grade }) => GRADE_LABEL[grade]),
  column('问题', 36, ({ title }) => title),
  column('类别', 10, ({ category }) => category),
  column('管控措施', 28, ({ measure }) => measure),
  column('地点', 28, ({ premisesLabel }) => premisesLabel),
  column('区域', 18, ({ areaName }) => areaName),
  column('到哪步', 14, ({ statusLabel }) => statusLabel),
  column('谁来改', 16, ({ assignee }) => assignee),
  column('期限', 12, ({ deadlineOn }) => deadlineOn),
  column('已超期', 8, ({ overdue }) => (overdue ? '是' : null)),
  column('发现日期', 12, ({ foundAt }) => day(foundAt)),
]

export const ALERT_TABLE: readonly ExportColumn<RowOf<AlertService>>[] = [
  column('截止', 12, ({ dueOn }) => dueOn),
  column('等级', 10, ({ grade }) => GRADE_LABEL[grade]),
  column('种类', 8, ({ kind }) => (kind === 'warning' ? '预警' : '告警')),
  column('事由', 24, ({ title }) => title),
  column('为什么', 36, ({ why }) => why),
  column('地点', 28, ({ premisesLabel }) => premisesLabel),
  column('区域', 18, ({ areaName }) => areaName),
  column('谁来办', 14, ({ actorLabel }) => actorLabel),
  column('企业', 22, ({ companyName }) => companyName),
  column('到哪步', 12, ({ statusLabel }) => statusLabel),
  column('怎样算完', 30, ({ endsWhen }) => endsWhen),
  column('产生日期', 12, ({ raisedAt }) => day(raisedAt)),
]

export const INSPECTION_TABLE: readonly ExportColumn<RowOf<InspectionService>>[] = [
  column('检查编号', 20, ({ number }) => number),
  column('日期', 12, ({ finishedAt }) => day(finishedAt)),
  column('种类', 10, ({ kind }) => VISIT_KIND_LABEL[kind]),
  column('结果', 12, ({ outcome }) => VISIT_OUTCOME_LABEL[outcome]),
  column('地点', 28, ({ premisesLabel }) => premisesLabel),
  column('区域', 18, ({ areaName }) => areaName),
  column('检查人', 12, ({ inspectorName }) => inspectorName),
  column('A级', 6, ({ findings }) => findings.A),
  column('B级', 6, ({ findings }) => findings.B),
  column('C级', 6, ({ findings }) => findings.C),
  column('收到日期', 12, ({ receivedAt }) => day(receivedAt)),
]

export const COMPANY_TABLE: readonly ExportColumn<CompanyRow>[] = [
  column('企业代码', 14, ({ code }) => code),
  column('企业', 26, ({ name }) => name),
  column('抢险电话', 16, ({ phone }) => phone),
  column('做什么', 24, ({ roles }) => roles.map((role) => COMPANY_ROLE_LABEL[role]).join('、') || null),
  column('所在街道', 14, ({ areaName }) => areaName),
  column('许可证', 48, ({ licences }) => licences.map(licenceWords).join('；') || null),
  column('气瓶', 8, ({ bottles }) => bottles?.total ?? null),
  column('在用户处', 10, ({ bottles }) => bottles?.atUsers ?? null),
  column('超期待换', 10, ({ bottles }) => bottles?.expired ?? null),
  column('去向不明', 10, ({ bottles }) => bottles?.missing ?? null),
  column('企业隐患', 10, ({ openHazards }) => openHazards),
  column('上次监督检查', 14, ({ lastVisitOn }) => lastVisitOn),
]

const licenceWords = ({ label, stateLabel, toOn }: CompanyRow['licences'][number]): string =>
  `${label} ${stateLabel}${toOn ? ` 至${toOn}` : ''}`
