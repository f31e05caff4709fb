/**
 * A percentage as a whole number of hundredths: 3333 is 33.33 %. Whole numbers are exact where fractions of 100 are not, so
 * nothing here drifts (M5).
 */
export type Hundredths = number;

/** All of an opportunity. */
export const whole: Hundredths = 100_00;

/** A number as Dataverse gives it, 33.33. A missing one counts as nothing in the sum. */
export function fromNumber(percent: number | null | undefined): Hundredths {
  return Math.round((percent ?? 0) * 100);
}

/** The number that Dataverse takes. The division rounds to the very double that is written "33.33". */
export function toNumber(percent: Hundredths): number {
  return percent / 100;
}

/** What the parts add up to. */
export function sumOf(percents: readonly Hundredths[]): Hundredths {
  return percents.reduce((sum, percent) => sum + percent, 0);
}

/** Parts that are equal to within 0.01 and add up exactly; the extra hundredths go to the first. */
export function evenly(total: Hundredths, count: number): Hundredths[] {
  const each = Math.floor(total / count);
  const extra = total - each * count;
  return Array.from({ length: count }, (_, index) => (index < extra ? each + 1 : each));
}
