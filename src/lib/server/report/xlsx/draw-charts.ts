import { escapeXml } from '#lib/core/text/escape-xml.ts';
import type { SheetChart } from './types.ts';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `xl/drawings/drawingN.xml`: the charts of a sheet in their places; the n-th refers to `rIdn`. */
export function drawCharts(charts: readonly SheetChart[]): string {
	const anchors = charts.map(({ from, to, name, description }, i) => {
		const corner = (tag: string, { row, column }: SheetChart['from']) =>
			`<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
		return (
			`<xdr:twoCellAnchor>${corner('from', from)}${corner('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
			`<xdr:cNvPr id="${i + 2}" name="${escapeXml(name)}" descr="${escapeXml(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
			'<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
			`<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="rId${i + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
		);
	});
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}" xmlns:r="${RELATED}">${anchors.join('')}</xdr:wsDr>`;
}
