import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '#lib/server/report/pictures.ts';

/** A picture for every map and chart, drawn without a city and a browser; each is another one. */
export function drawSmallPictures({ sections }: ReportDocument): ReportPictures {
	const blocks = sections.flatMap((section) => section.blocks);
	return new Map(
		blocks
			.filter(({ kind }) => kind === 'map' || kind === 'chart')
			.map((block, i) => {
				const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200"><rect x="${i}" width="90" height="60" fill="#2b6ca3"/><text x="9" y="99">图中字 ${i}</text></svg>`;
				return [block, { svg, png: null, widthMm: 156, heightMm: 104 }];
			})
	);
}
