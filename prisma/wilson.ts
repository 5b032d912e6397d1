/** Wilson's 95 % interval of a share (facts 6). */
const z = 1.959_963_984_540_054;

/** @param whole > 0 */
export function wilson95(part: number, whole: number): [number, number] {
  const share = part / whole;
  const weight = (z * z) / whole;
  const middle = share + weight / 2;
  const spread = z * Math.sqrt((share * (1 - share)) / whole + weight / (4 * whole));
  return [Math.max(0, (middle - spread) / (1 + weight)), Math.min(1, (middle + spread) / (1 + weight))];
}
