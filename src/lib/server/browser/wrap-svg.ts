/** A page that is nothing but a picture. The picture's own `<title>` names the page, and so the PDF. */
export function wrapSvg(svg: string, pageCss = ''): string {
	const picture = svg.replace(/^\s*<\?xml[^>]*\?>\s*/, '');
	const title = /<title[^>]*>([^<]*)<\/title>/.exec(picture)?.[1] ?? '';
	return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${pageCss}html,body{margin:0;background:none}svg{display:block}</style></head><body>${picture}</body></html>`;
}
