import type { Database, SqlValue } from 'sql.js';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import { describeExport, licenceOf, markOf } from '../describe-export.ts';
import { ExportRefused } from '../export-refused.ts';
import type { Export, ExportColumn, ExportLayer, ExportValue } from '../export-layer.ts';
import { findExportCrs } from '../crs/get-export-crs.ts';
import { toFileGeometry } from '../to-file-geometry.ts';
import { encodeGeometry, EnvelopeOf } from './encode-geometry.ts';
import { openSqlite } from './open-sqlite.ts';
import { BASE_TABLES, LAYER_STYLES } from './tables.ts';
import { writeQml } from './write-qml.ts';

/** Of systems that have no number of EPSG: GeoPackage leaves all from here to whoever writes. */
const OWN_SRS = { gcj02: 990_002, bd09: 990_009 } as const;

const TYPES = {
	text: 'TEXT',
	'text[]': 'TEXT',
	boolean: 'BOOLEAN',
	integer: 'INTEGER',
	real: 'DOUBLE'
} as const satisfies Record<ExportColumn['type'], string>;

/**
 * Layers as one GeoPackage 1.2: a table a layer under the layer's name, styles that QGIS opens it with, and metadata that
 * say of which plan it is. There is no spatial index, which the library at hand cannot make: QGIS offers to.
 *
 * @throws ExportRefused where the coordinate system has no definition
 * @see OGC 12-128r18
 */
export async function writeGeopackage(given: Export): Promise<Uint8Array> {
	const database = await openSqlite();
	try {
		database.run(BASE_TABLES);
		const srsId = addSystems(database, given);
		database.run('begin');
		for (const layer of given.layers) addLayer(database, layer, given, srsId);
		addStyles(database, given);
		addMetadata(database, given);
		database.run('commit');
		return database.export();
	} finally {
		database.close();
	}
}

function addSystems(database: Database, { crs }: Export): number {
	const add = (name: string, id: number, organization: string, organizationId: number, wkt: string) =>
		database.run('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)', [
			name,
			id,
			organization,
			organizationId,
			wkt,
			null
		]);
	add('Undefined Cartesian', -1, 'NONE', -1, 'undefined');
	add('Undefined geographic', 0, 'NONE', 0, 'undefined');
	add('WGS 84', 4326, 'EPSG', 4326, findExportCrs('EPSG:4326')!.ogcWkt);
	if (crs.epsg === 4326) return 4326;
	if (crs.epsg !== null) {
		const [, name = crs.id] = /^\w+\["([^"]*)"/.exec(crs.ogcWkt) ?? [];
		add(name, crs.epsg, 'EPSG', crs.epsg, crs.ogcWkt);
		return crs.epsg;
	}
	if (crs.id !== 'gcj02' && crs.id !== 'bd09')
		throw new ExportRefused({
			zh: `GeoPackage 不能写入坐标系 ${crs.title.zh}；请改用 EPSG 坐标系。`,
			en: `A GeoPackage cannot name ${crs.title.en}; take a system of EPSG.`
		});
	// Programs draw it where it says it is, off the truth by some hundred metres, and the name says why.
	add(crs.title.zh, OWN_SRS[crs.id], crs.id.toUpperCase(), OWN_SRS[crs.id], 'undefined');
	return OWN_SRS[crs.id];
}

function addLayer(database: Database, layer: ExportLayer, { about, crs }: Export, srsId: number) {
	const { name, title, columns, features, geometryType } = layer;
	const geometryColumn = geometryType === null ? [] : [`"geom" ${geometryType.toUpperCase()}`];
	const defined = columns.map((column) => `${quote(column.name)} ${TYPES[column.type]}`);
	database.run(
		`create table ${quote(name)} (${['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL', ...geometryColumn, ...defined].join(', ')})`
	);
	const names = [...(geometryType === null ? [] : ['geom']), ...columns.map((column) => column.name)];
	const insert = database.prepare(
		`insert into ${quote(name)} (${names.map(quote).join(', ')}) values (${names.map(() => '?').join(', ')})`
	);
	const box = new EnvelopeOf();
	try {
		for (const { values, geometry } of features) {
			const placed = geometry && toFileGeometry(geometry, crs);
			if (placed) box.add(placed);
			const shape = geometryType === null ? [] : [placed && encodeGeometry(placed, srsId)];
			insert.run([...shape, ...values.map(toSqlValue)]);
		}
	} finally {
		insert.free();
	}
	const isEmpty = box.minX > box.maxX;
	const bounds = isEmpty ? [null, null, null, null] : [box.minX, box.minY, box.maxX, box.maxY];
	database.run('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
		name,
		geometryType === null ? 'attributes' : 'features',
		title.zh,
		// Programs that copy a layer keep this, and nothing else of what is said.
		`${title.zh}${about.isIllustrative ? '（示意数据）' : ''} ${markOf(about, crs)}`,
		`${about.asOf}T00:00:00.000Z`,
		...bounds,
		geometryType === null ? null : srsId
	]);
	if (geometryType !== null)
		database.run('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)', [
			name,
			'geom',
			geometryType.toUpperCase(),
			srsId
		]);
	for (const column of columns)
		database.run('insert into gpkg_data_columns values (?, ?, ?, ?, ?, null, null)', [
			name,
			column.name,
			null,
			column.title.zh,
			column.unit.zh === '' ? null : column.unit.zh
		]);
}

function toSqlValue(value: ExportValue): SqlValue {
	if (typeof value === 'boolean') return Number(value);
	return typeof value === 'object' && value !== null ? writeListText(value) : value;
}

function addStyles(database: Database, { about, layers }: Export) {
	database.run(LAYER_STYLES);
	for (const layer of layers) {
		if (layer.geometryType === null) continue;
		database.run(
			`insert into layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
			styleSLD, useAsDefault, description, owner, ui, update_time) values ('', '', ?, 'geom', ?, ?, '', 1, ?, '', null, ?)`,
			[layer.name, layer.title.zh, writeQml(layer), layer.title.zh, `${about.asOf}T00:00:00.000Z`]
		);
	}
}

function addMetadata(database: Database, { about, crs, layers }: Export) {
	const said = describeExport(about, crs);
	const document = `<qgis version="3.22.0"><identifier>${escapeXml(about.city.id)}</identifier><title>${escapeXml(`${about.city.name}规划数据`)}</title><abstract>${escapeXml(said.map(([heading, text]) => `${heading}：${text}`).join('\n'))}</abstract><rights>${escapeXml(about.attribution)}</rights><license>${escapeXml(licenceOf(about))}</license></qgis>`;
	const facts = JSON.stringify({
		city: about.city.id,
		revision: about.revision,
		asOf: about.asOf,
		coordinates: crs.id,
		illustrative: about.isIllustrative,
		provenances: Object.fromEntries(
			about.provenances.map(({ provenance, features }) => [provenance, features])
		),
		attribution: about.attribution,
		licence: licenceOf(about),
		layers: Object.fromEntries(layers.map(({ name, features }) => [name, features.length]))
	});
	const add = (id: number, uri: string, type: string, text: string) => {
		database.run('insert into gpkg_metadata values (?, ?, ?, ?, ?)', [id, 'dataset', uri, type, text]);
		database.run('insert into gpkg_metadata_reference values (?, null, null, null, ?, ?, null)', [
			'geopackage',
			`${about.asOf}T00:00:00.000Z`,
			id
		]);
	};
	add(1, 'http://mrcc.com/qgis.dtd', 'text/xml', document);
	add(2, 'https://www.rfc-editor.org/rfc/rfc8259', 'application/json', facts);
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
