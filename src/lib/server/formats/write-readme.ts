import { describeExport } from './describe-export.ts';
import type { Export } from './export-layer.ts';

/** What is said beside files that have no place for it. */
export const writeReadme = ({ about, crs, layers }: Export): Uint8Array =>
	new TextEncoder().encode(
		`\uFEFF${[
			...describeExport(about, crs).map(([heading, text]) => `${heading}：${text}`),
			'',
			...layers.map(({ name, title, features }) => `${name}：${title.zh}，${features.length} 个`)
		].join('\r\n')}\r\n`
	);
