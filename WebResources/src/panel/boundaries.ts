import { sumOf, whole, type Hundredths } from "../shares/percent";

/** What the bar shows of a seller. */
export interface BarShare {
  key: string;
  name: string;
  percent: Hundredths;
  isFixed: boolean;
}

/**
 * A place on the bar that can be dragged: it takes from one free seller and gives to the next, or takes from what is open.
 * Fixed sellers between the two keep their size and move along.
 */
export interface Boundary {
  left: BarShare;
  /** Null: what is open. */
  right: BarShare | null;
  /** The left one's percentage can be from this … */
  min: Hundredths;
  /** … to this, so that neither goes below 0 or above 100. */
  max: Hundredths;
  /** Where it stands, counted from the left end of the bar. */
  position: Hundredths;
}

/** From left to right. A sole seller has none: there is nobody to take from or to give to. */
export function boundariesOf(shares: readonly BarShare[]): Boundary[] {
  if (shares.length === 1 && shares[0]?.isFixed === false) {
    return [];
  }

  const open = openRemainder(shares);
  const free = shares.filter((share) => !share.isFixed);
  return free.map((left, index) => {
    const right = free[index + 1] ?? null;
    const both = left.percent + (right ? right.percent : open);
    const position = sumOf(shares.slice(0, shares.indexOf(left) + 1).map((share) => share.percent));
    return { left, right, min: right ? Math.max(0, both - whole) : 0, max: Math.min(whole, both), position };
  });
}

/** What is left of 100 %, not below nothing. */
export function openRemainder(shares: readonly BarShare[]): Hundredths {
  return Math.max(0, whole - sumOf(shares.map((share) => share.percent)));
}

/** The left seller gets that percentage, the right one what is left of the two. */
export function moved<Share extends BarShare>(shares: readonly Share[], boundary: Boundary, percent: Hundredths): readonly Share[] {
  const left = Math.max(boundary.min, Math.min(boundary.max, percent));
  const { left: giver, right: taker } = boundary;
  if (left === giver.percent) {
    return shares;
  }

  return shares.map((share) => {
    if (share.key === giver.key) {
      return { ...share, percent: left };
    }

    return share.key === taker?.key ? { ...share, percent: giver.percent + taker.percent - left } : share;
  });
}

/** The next whole percent in a direction: from 33.33 up to 34, down to 33. */
export function stepped(percent: Hundredths, steps: number): Hundredths {
  const unit = whole / 100;
  return steps > 0 ? (Math.floor(percent / unit) + steps) * unit : (Math.ceil(percent / unit) + steps) * unit;
}

/** The nearest whole percent, for a pointer. */
export function nearest(percent: Hundredths): Hundredths {
  return Math.round(percent / 100) * 100;
}
