import { metresPerPx } from '../mercator.ts';
import { pickScaleLengthM } from '../pick-scale-length.ts';
import type { MapFrame } from '../map-frame.ts';
import type { Palette } from '../palette.ts';
import type { DrawnPart } from './draw-legend.ts';
import { formatNumber } from './xml.ts';

const WIDEST_PX = 110;

/** The longest round length that takes no more than 110 px, true in the middle of the frame. */
export function drawScaleBar({ lngLat, zoom }: MapFrame, { palette }: { palette: Palette }): DrawnPart {
	const perPx = metresPerPx(lngLat[1], zoom);
	const lengthM = pickScaleLengthM(WIDEST_PX * perPx);
	const widthPx = lengthM / perPx;
	const px = formatNumber(widthPx);
	const label = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
	const svg =
		`<g class="scale-bar"><path d="M0 0v5h${px}v-5" fill="none" stroke="${palette.inkSoft}" stroke-width="1.2"/>` +
		`<text x="${formatNumber(widthPx + 6)}" y="6">${label}</text></g>`;
	return { svg, widthPx: widthPx + 60, heightPx: 8 };
}
