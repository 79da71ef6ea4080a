import { expect, it } from 'vitest';
import { findLightText } from '#lib/server/report/pptx/template/find-light-text.ts';
import { parseXml } from '#lib/server/report/xml/xml-tree.ts';

const slide = (fill: string) =>
	parseXml(
		`<p:sld><p:sp><p:txBody><a:p><a:r><a:rPr>${fill}</a:rPr><a:t>{{picture}}</a:t></a:r></a:p></p:txBody></p:sp></p:sld>`
	);
const solid = (colour: string) => `<a:solidFill>${colour}</a:solidFill>`;

it.each([
	['white on a dark ground', solid('<a:srgbClr val="ffffff"/>'), 'FFFFFF'],
	['pale yellow on a dark ground', solid('<a:srgbClr val="FFF2CC"/>'), 'FFF2CC'],
	['the theme’s ground', solid('<a:schemeClr val="bg1"/>'), 'FFFFFF'],
	['dark letters', solid('<a:srgbClr val="1F3864"/>'), undefined],
	['the theme’s text', solid('<a:schemeClr val="tx1"/>'), undefined],
	['nothing said', '', undefined]
])('%s', (_, fill, colour) => {
	expect(findLightText(slide(fill), 'picture')).toBe(colour);
	expect(findLightText(slide(fill), 'chart')).toBeUndefined();
});
