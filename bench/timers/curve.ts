/** Points as a small SVG: what so many waiting cases take, both axes logarithmic, in plain lines and words. */

export interface Series { readonly name: string; readonly points: readonly (readonly [cases: number, mb: number])[] }

const [width, height, left, bottom] = [640, 360, 60, 40];
const dashes = ['', '8 4', '2 3', '10 3 2 3', '4 4'];

export function curveSvg(title: string, series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points);
  const [xs, ys] = [all.map(([x]) => Math.log10(x)), all.map(([, y]) => Math.log10(Math.max(1, y)))];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))];
  const x = (cases: number): number => left + ((Math.log10(cases) - x0) / (x1 - x0)) * (width - left - 130);
  const y = (mb: number): number => height - bottom - ((Math.log10(Math.max(1, mb)) - y0) / (y1 - y0)) * (height - bottom - 40);
  const line = ({ name, points }: Series, index: number): string => {
    const [lastX, lastY] = points.at(-1) ?? [1, 1];
    return `<polyline fill="none" stroke="#002e5f" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length] ?? ''}" points="${points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' ')}"/>`
      + `<text x="${(x(lastX) + 6).toFixed(1)}" y="${(y(lastY) + 4).toFixed(1)}">${name}</text>`;
  };
  const down = [...new Set(all.map(([cases]) => cases))].map((cases) => `<text x="${x(cases).toFixed(1)}" y="${height - 18}" text-anchor="middle">${cases}</text>`);
  const across = Array.from({ length: y1 - y0 + 1 }, (_, step) => 10 ** (y0 + step)).map((mb) => `<line x1="${left}" x2="${width - 130}" y1="${y(mb).toFixed(1)}" y2="${y(mb).toFixed(1)}" stroke="#ccc"/><text x="${left - 6}" y="${(y(mb) + 4).toFixed(1)}" text-anchor="end">${mb}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}"><title>${title}</title>`
    + `<rect width="${width}" height="${height}" fill="white"/><text x="${left}" y="20" font-weight="bold">${title}</text>${across.join('')}${series.map(line).join('')}${down.join('')}<text x="${left}" y="${height - 4}">waiting cases</text></svg>\n`;
}
