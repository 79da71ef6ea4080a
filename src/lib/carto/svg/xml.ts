import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** A number with at most `digits` decimals and nothing superfluous: 0.30 is .3. */
export function formatNumber(value: number, digits = 1): string {
	const text = String(Number(value.toFixed(digits)));
	return text === '-0' ? '0' : text.replace(/^(-?)0\./, '$1.');
}

/** Attributes with a space before each; those that are undefined are left out. */
export function formatAttributes(attributes: Record<string, string | number | undefined>): string {
	return Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(
			([name, value]) =>
				` ${name}="${typeof value === 'number' ? formatNumber(value, 3) : escapeXml(value as string)}"`
		)
		.join('');
}

/** Attributes of the root of an SVG document. */
export function formatSvgRoot(widthPx: number, heightPx: number, lang: 'zh' | 'en'): string {
	return formatAttributes({
		xmlns: 'http://www.w3.org/2000/svg',
		width: widthPx,
		height: heightPx,
		viewBox: `0 0 ${widthPx} ${heightPx}`,
		role: 'img',
		'xml:lang': lang === 'zh' ? 'zh-CN' : 'en'
	});
}
