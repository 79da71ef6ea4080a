import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { walkOn } from '../../helpers/walk-on.ts';
import { messageOf } from './temporary-file.ts';

const WALKS = join(import.meta.dirname, '../../fixtures/walks');

function readPoint(folder: string, name: string): LngLat {
	const { features } = JSON.parse(readFileSync(join(WALKS, folder, `${name}.geojson`), 'utf8'));
	return features[0].geometry.coordinates;
}

/** Small files made after public reports of other routers; the straight way is 300 m, the way round 900 m. */
test.each<[folder: string, file: string, metres: number | undefined]>([
	// openrouteservice 2085, OSRM 581, graphhopper 2400, OsmAnd 2347
	['gate-node', 'none.osm', 300],
	['gate-node', 'gate.osm', 300],
	['gate-node', 'gate-private-foot-yes.osm', 300],
	['gate-node', 'gate-foot-no.osm', 900],
	['gate-node', 'wall.osm', 900],
	// graphhopper 2051, OsmAnd 6874, valhalla 1076, OpenTripPlanner 2669
	['way-access', 'motorroad.osm', 900],
	['way-access', 'foot-private.osm', 900],
	['way-access', 'access-permit.osm', 900],
	['way-access', 'bridleway-foot-yes.osm', 300],
	['way-access', 'vehicle-private.osm', 300],
	// valhalla 5184: a square of 100 × 200 m, walked along its edge
	['plaza', 'area.osm', 500],
	['plaza', 'noarea.osm', 500],
	// Overpass-API 106, osmium-tool 193
	['history-xml', 'way-deleted.osh', 900],
	['history-xml', 'josm.osm', 300],
	['history-xml', 'josm-deleted-only.osm', 900],
	// QuickOSM 545, osm2pgsql 1679
	['out-geom', 'outgeom.osm', 300],
	['locations-on-ways', 'full-u.osm', 580],
	['locations-on-ways', 'lw-u.osm.pbf', 580],
	// QNEAT3 34
	['geojson-streets', 'noise-straddle.geojson', 300],
	// OsmAnd 11912
	['osm-geometry', 'coincident.osm', 300],
	['osm-geometry', 'coincident-bridge.osm', 300],
	['osm-geometry', 'coincident-bridge-viaduct.osm', undefined]
])('%s/%s', async (folder, file, metres) => {
	const { ways } = await readStreets(join(WALKS, folder, file));
	const to = readPoint(folder, folder === 'locations-on-ways' ? 'k-u' : 'k');
	const distanceM = walkOn(ways, readPoint(folder, 'c'), to);
	if (metres === undefined) expect(distanceM).toBeUndefined();
	// The files keep positions to 10⁻⁷ degrees: a centimetre or less a corner.
	else expect(Math.abs(distanceM! - metres)).toBeLessThan(0.01 * 2 + 1e-5 * metres);
});

test.each([
	[
		'out-geom/outbody.osm',
		'has no street to walk on: 1 × all nodes of the way missing in the file; download it with the nodes, in Overpass'
	],
	['geojson-streets/private-case.geojson', 'has no street to walk on: 1 × access=private'],
	['geojson-streets/bool-false-foot.geojson', 'has no street to walk on: 1 × foot=no']
])('%s has nothing to walk on and says why', async (file, expected) => {
	expect(await messageOf(join(WALKS, file), readStreets)).toContain(expected);
});
