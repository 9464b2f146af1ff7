/**
 * What must have gone wrong for a story to be true, priced as minus the natural logarithm of how often it does. Prices
 * of independent mishaps add up, so the cheapest explanation is the likeliest one. The shares are those issue 4 fixes
 * for this trade; nothing depends on their second digit.
 */
export const PRICE = {
  /** 5 % of empties are taken back without a report. */
  missingReturn: 3,
  /** A report that does not stand under this code, because its own code was misread (2 %). */
  lostReport: 3.9,
  /** 10 % of reports come up to three days late: what is that young may still be told. */
  stillComing: 2.3,
  /** A misread code (2 %) that happens to be this one: about one in four misreadings names a cylinder that exists. */
  strayReport: 4.8,
  /** 3 % of devices have a wrong clock; such a one is wrong every time. */
  wrongClock: 2,
  /** Passed from one company to another without a report of either. */
  otherCompany: 2,
  /** Taken back on the day of its delivery. */
  haste: 3,
  /** Faster than any vehicle, wrong clocks allowed for: one bottle cannot have done it. */
  impossible: 14,
  /** One code in 2,000 is carried by two bottles. */
  secondBottle: 7.6,
} as const

/**
 * How much likelier than any other explanation a second bottle must be: e²·², about nine times. A little more than two
 * stray reports that happen to agree can reach; three that agree are a bottle.
 */
export const CERTAINTY = 2.2

/** Clocks are wrong by up to two hours. */
export const CLOCK_SLACK_HOURS = 2
/** A delivery vehicle between two points of the map, bends of the road included. */
export const VEHICLE_KMH = 90
export const LATE_DAYS = 3
