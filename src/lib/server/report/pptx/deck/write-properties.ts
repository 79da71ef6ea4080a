import type { ReportDocument } from '#lib/core/report/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';

/** What a file says of itself. */
export type DeckProperties = Pick<ReportDocument, 'title' | 'cityName' | 'asOf' | 'dataHash' | 'lang'>;

/** Title, date and fingerprint as properties of the file; the date is the report's, so that time changes nothing. */
export function writeProperties(file: OfficePackage, properties: DeckProperties): void {
	const { title, cityName, asOf, dataHash, lang } = properties;
	const time = (name: string) =>
		`<dcterms:${name} xsi:type="dcterms:W3CDTF">${asOf}T00:00:00Z</dcterms:${name}>`;
	const core =
		'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
		`<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(cityName)}</dc:subject><dc:creator>连片 Lianpian</dc:creator>` +
		`<dc:description>SHA-256 ${escapeXml(dataHash)}</dc:description>${time('created')}${time('modified')}` +
		`<dc:language>${lang === 'zh' ? 'zh-CN' : 'en-GB'}</dc:language></cp:coreProperties>`;
	const extended =
		'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lianpian</Application></Properties>';
	// PowerPoint's statistics and thumbnail of the template no longer apply.
	file.unrelate('', ({ type }) => PROPERTIES.has(type));
	file.put('docProps/core.xml', core, CONTENT_TYPE.coreProperties);
	file.put('docProps/app.xml', extended, CONTENT_TYPE.extendedProperties);
	file.relate('', RELATION.coreProperties, 'docProps/core.xml');
	file.relate('', RELATION.extendedProperties, 'docProps/app.xml');
}

const PROPERTIES: ReadonlySet<string> = new Set([
	RELATION.coreProperties,
	RELATION.extendedProperties,
	RELATION.thumbnail
]);
