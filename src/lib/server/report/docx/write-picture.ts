import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { ReportPicture } from '../pictures.ts';
import { drawClearPng } from '../write-png.ts';
import { pixels } from './write-caption.ts';

/**
 * A map or chart in a line of its own, as vectors; the PNG is for word processors that show no SVG.
 *
 * @param description what it shows, for those who do not see it
 */
export function writePicture(
	{ svg, png, widthMm, heightMm }: ReportPicture,
	{ name, description }: { name: string; description: string }
): Paragraph {
	return new Paragraph({
		alignment: AlignmentType.CENTER,
		keepNext: true,
		spacing: { before: 120, after: 0 },
		children: [
			new ImageRun({
				type: 'svg',
				data: new TextEncoder().encode(svg),
				fallback: { type: 'png', data: png ?? drawClearPng() },
				transformation: { width: pixels(widthMm), height: pixels(heightMm) },
				altText: { name, description }
			})
		]
	});
}
