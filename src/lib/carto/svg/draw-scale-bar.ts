import { TILE_PX } from '../mercator.ts';
import type { MapFrame } from '../map-frame.ts';
import type { Palette } from '../palette.ts';
import type { DrawnPart } from './draw-legend.ts';
import { formatNumber } from './xml.ts';

const LENGTHS_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
const EQUATOR_M = 40_075_016.7;
const WIDEST_PX = 110;

/** The longest round length that takes no more than 110 px, true in the middle of the frame. */
export function drawScaleBar({ lngLat, zoom }: MapFrame, { palette }: { palette: Palette }): DrawnPart {
	const metresPerPx = (EQUATOR_M * Math.cos((lngLat[1] * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
	const lengthM = LENGTHS_M.findLast((m) => m / metresPerPx <= WIDEST_PX) ?? LENGTHS_M[0]!;
	const px = formatNumber(lengthM / metresPerPx);
	const label = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
	const svg =
		`<g class="scale-bar"><path d="M0 0v5h${px}v-5" fill="none" stroke="${palette.inkSoft}" stroke-width="1.2"/>` +
		`<text x="${formatNumber(lengthM / metresPerPx + 6)}" y="6">${label}</text></g>`;
	return { svg, widthPx: lengthM / metresPerPx + 60, heightPx: 8 };
}
