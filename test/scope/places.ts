export const DISTRICT = '120103'
export const STREETS = ['120103001', '120103002']
/** Three in each street: two in its first community, one in its second. */
export const GRIDS = STREETS.flatMap((street) => [`${street}00101`, `${street}00102`, `${street}00201`])
export const microgridOf = (grid: string): string => `${grid}01`
