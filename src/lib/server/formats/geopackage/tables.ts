/** `GPKG`, and version 1.2: what GDAL, QGIS and ArcGIS of the last years read without a warning. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10_200;

/**
 * Tables of every GeoPackage, of metadata and of columns' titles.
 *
 * @see OGC 12-128r18, annex C, F.8 and F.9
 */
export const BASE_TABLES = `
pragma application_id = ${APPLICATION_ID};
pragma user_version = ${USER_VERSION};
create table gpkg_spatial_ref_sys (
	srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
	organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
create table gpkg_contents (
	table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
	last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE,
	max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
	CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
create table gpkg_geometry_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
	z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
	CONSTRAINT uk_gc_table_name UNIQUE (table_name),
	CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
	CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
create table gpkg_extensions (
	table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
	CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
create table gpkg_data_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
	constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
	CONSTRAINT gdc_tn UNIQUE (table_name, name));
create table gpkg_data_column_constraints (
	constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
	max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
	CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
create table gpkg_metadata (
	id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
	md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
create table gpkg_metadata_reference (
	reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
	timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
	md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
	CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
insert into gpkg_extensions values
	('gpkg_metadata', null, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
	('gpkg_metadata_reference', null, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata',
		'read-write'),
	('gpkg_data_columns', null, 'gpkg_schema', 'http://www.geopackage.org/spec120/#extension_schema', 'read-write'),
	('gpkg_data_column_constraints', null, 'gpkg_schema', 'http://www.geopackage.org/spec120/#extension_schema',
		'read-write');
`;

/** Where QGIS looks for styles. It is listed as a table without geometry, as QGIS itself does. */
export const LAYER_STYLES = `
create table layer_styles (
	id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
	f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
	description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
insert into gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
	values ('layer_styles', 'attributes', 'layer_styles', '', '2000-01-01T00:00:00.000Z', 0);
`;
