const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What the member `crs` of a GeoJSON object names, in all the ways programs have written it: as GeoJSON of 2008 has it
 * (`name`, `link`), older GeoServer's `EPSG` with a code, Esri's `wkid` and `wkt`, or a bare name.
 *
 * @returns undefined where it names nothing: null, or an object without a name
 */
export function findCrsName(crs: unknown): string | undefined {
	if (typeof crs === 'string' || typeof crs === 'number') return String(crs).trim() || undefined;
	if (!isRecord(crs)) return undefined;
	const inner = isRecord(crs.properties) ? crs.properties : {};
	const code = [inner.code, crs.code, crs.latestWkid, crs.wkid, inner.latestWkid, inner.wkid].find(
		(value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
	);
	if (code !== undefined)
		return /^\d+$/.test(String(code).trim()) ? `EPSG:${String(code).trim()}` : String(code);
	return [inner.name, inner.href, crs.name, crs.wkt, inner.wkt].find(
		(value): value is string => typeof value === 'string' && value.trim() !== ''
	);
}
