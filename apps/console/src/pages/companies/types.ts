import type { ResponseOf } from '@app/contract'

export type CompanyRow = ResponseOf<'GET /api/v1/companies/overview'>['items'][number]
export type CompanyDetail = ResponseOf<'GET /api/v1/companies/:id'>
export type Certificate = CompanyDetail['certificates'][number]
export type CompanyKey = ResponseOf<'GET /api/v1/companies/:id/keys'>['items'][number]
export type VisitRow = ResponseOf<'GET /api/v1/company-visits'>['items'][number]
export type VisitDetail = ResponseOf<'GET /api/v1/company-visits/:id'>
export type SupplyStop = ResponseOf<'GET /api/v1/supply-stops'>['items'][number]
