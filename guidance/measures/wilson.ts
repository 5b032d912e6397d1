/** Wilson score interval of a proportion (E. B. Wilson 1927): honest for the small numbers that regions have. */

const Z = 1.959963984540054;

/** 95 % interval of `successes` out of `total`, between 0 and 1; null without observations. Throws RangeError for counts that cannot be. */
export function wilson95(successes: number, total: number): readonly [low: number, high: number] | null {
  if (!Number.isInteger(successes) || !Number.isInteger(total) || successes < 0 || successes > total) throw new RangeError(`Expected 0 ≤ successes ≤ total but got ${successes} of ${total}`);
  if (total === 0) return null;
  const share = successes / total;
  const centre = share + (Z * Z) / (2 * total);
  const half = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total));
  const scale = 1 + (Z * Z) / total;
  // At the ends the interval touches 0 and 1 exactly; rounding must not push it off.
  return [successes === 0 ? 0 : (centre - half) / scale, successes === total ? 1 : (centre + half) / scale];
}
