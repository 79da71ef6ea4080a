import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import { writeStreetsPbf } from '../write-streets-pbf.ts';
import { installPeer, type Peer } from './install-peers.ts';
import { SkippedEngine, SPEED_MPS, type BenchCity, type Engine, type Origin, type Query } from './types.ts';

const VERSION = '3.6.1';

interface Actor {
	isochrone(query: string): Promise<string>;
	matrix(query: string): Promise<string>;
}

interface Binding {
	Actor: new (config: string) => Actor;
}

const toLocation = ([lon, lat]: [number, number]) => ({ lon, lat });

/** The polygon's own settings, by name; without one Valhalla chooses. */
const VARIANTS: Record<string, object> = { exact: { generalize: 0, denoise: 0 }, defaults: {} };

let peer: Peer | undefined;

export const valhalla: Engine = {
	id: 'valhalla',
	async install() {
		if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
			throw new SkippedEngine(`its npm package has no tile builder for ${process.platform} ${process.arch}`);
		peer = await installPeer('valhalla', { '@valhallajs/valhallajs': VERSION });
	},
	async prepare(city) {
		const tiles = join(city.folder, 'valhalla');
		const config = JSON.stringify(buildConfig(tiles));
		mkdirSync(tiles, { recursive: true });
		await buildTiles(city, config);
		const { Actor } = await peer!.load<Binding>('@valhallajs/valhallajs');
		const actor = new Actor(config);

		const isochrone = ({ place }: Origin, minutes: number, variant = 'exact') =>
			actor.isochrone(
				JSON.stringify({
					locations: [toLocation(place.lngLat)],
					costing: 'pedestrian',
					contours: [{ time: minutes }],
					polygons: true,
					...VARIANTS[variant]
				})
			);
		const matrix = (origin: Origin, targets: Query['targets'][number]) =>
			actor.matrix(
				JSON.stringify({
					sources: [toLocation(origin.place.lngLat)],
					targets: targets.map(({ lngLat }) => toLocation(lngLat)),
					costing: 'pedestrian',
					verbose: false
				})
			);
		return {
			times: {
				note: 'one-to-many matrix from each origin to 20 places within reach (it gives no times at nodes)',
				async run({ targets }) {
					for (const [i, origin] of city.origins.entries()) await matrix(origin, targets[i]!);
				},
				async listTargetMetres({ targets }) {
					const metres = [];
					for (const [i, origin] of city.origins.entries()) {
						const { sources_to_targets: answer } = JSON.parse(await matrix(origin, targets[i]!));
						const durations: (number | null)[] = answer.durations[0];
						metres.push(durations.map((seconds) => (seconds === null ? Infinity : seconds * SPEED_MPS)));
					}
					return metres;
				}
			},
			polygons: {
				note: '65 isochrones, polygons and JSON (generalize 0, denoise 0)',
				async run({ minutes }) {
					for (const origin of city.origins) await isochrone(origin, minutes);
				},
				async listPolygons({ minutes }, variant) {
					const polygons = new Map<number, Polygon | MultiPolygon>();
					for (const [i, origin] of city.origins.entries()) {
						const { features } = JSON.parse(await isochrone(origin, minutes, variant));
						// Without denoising every island is a feature of its own.
						const coordinates = features.flatMap(({ geometry }: { geometry: Polygon | MultiPolygon }) =>
							geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
						);
						polygons.set(i, { type: 'MultiPolygon', coordinates });
					}
					return polygons;
				}
			}
		};
	}
};

async function buildTiles(city: BenchCity, config: string): Promise<void> {
	const programs = join(peer!.folder, 'node_modules/@valhallajs/valhallajs', process.platform, process.arch);
	const path = join(city.folder, 'valhalla.json');
	writeFileSync(path, config);
	const streets = join(city.folder, 'valhalla.osm.pbf');
	writeStreetsPbf(streets, city.ways);
	const output: Buffer[] = [];
	const child = spawn(join(programs, 'valhalla_build_tiles'), ['-c', path, streets], {
		env: { ...process.env, LD_LIBRARY_PATH: [join(programs, 'lib'), programs].join(':') },
		// It leaves a list of duplicate ways where it is started.
		cwd: city.folder,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	child.stdout.on('data', (data: Buffer) => output.push(data));
	child.stderr.on('data', (data: Buffer) => output.push(data));
	const [code] = (await once(child, 'exit')) as [number | null];
	if (code !== 0)
		throw new SkippedEngine(
			`valhalla_build_tiles failed (exit ${code}): ${Buffer.concat(output).toString('utf8').slice(-300)}`
		);
}

/** Only what its programs insist on. Nothing is logged: stdout is the benchmark's own. */
function buildConfig(tiles: string) {
	const logging = { type: '' };
	const limits = {
		max_distance: 250_000,
		max_locations: 1000,
		max_matrix_distance: 250_000,
		max_matrix_location_pairs: 1_000_000,
		min_transit_walking_distance: 1,
		max_transit_walking_distance: 10_000
	};
	const costings =
		'auto bus taxi pedestrian motor_scooter motorcycle bicycle multimodal transit truck bikeshare';
	return {
		mjolnir: { tile_dir: tiles, logging },
		loki: {
			actions: ['isochrone', 'sources_to_targets'],
			use_connectivity: true,
			service_defaults: {
				radius: 0,
				minimum_reachability: 50,
				search_cutoff: 35_000,
				node_snap_tolerance: 5,
				street_side_tolerance: 5,
				street_side_max_distance: 1000,
				heading_tolerance: 60
			},
			logging
		},
		thor: { source_to_target_algorithm: 'timedistancematrix', logging },
		odin: { logging },
		meili: {
			mode: 'auto',
			customizable: [],
			verbose: false,
			default: {
				sigma_z: 4.07,
				gps_accuracy: 5,
				beta: 3,
				max_route_distance_factor: 5,
				max_route_time_factor: 5,
				max_search_radius: 100,
				breakage_distance: 2000,
				interpolation_distance: 10,
				search_radius: 50,
				geometry: false,
				route: true,
				turn_penalty_factor: 0
			},
			grid: { size: 500, cache_size: 1000 },
			logging
		},
		service_limits: {
			...Object.fromEntries(costings.split(' ').map((name) => [name, limits])),
			status: { allow_verbose: false },
			skadi: { max_shape: 1000, min_resample: 10 },
			isochrone: {
				max_contours: 4,
				max_time_contour: 120,
				max_distance: 250_000,
				max_locations: 1,
				max_distance_contour: 200
			},
			trace: {
				max_distance: 200_000,
				max_gps_accuracy: 100,
				max_search_radius: 100,
				max_shape: 1000,
				max_alternates: 1,
				max_alternates_shape: 100
			},
			centroid: { max_distance: 200_000, max_locations: 5 },
			max_exclude_locations: 50,
			max_reachability: 100,
			max_radius: 200,
			max_timedep_distance: 500_000,
			max_timedep_distance_matrix: 0,
			max_alternates: 2,
			max_exclude_polygons_length: 10_000,
			max_distance_disable_hierarchy_culling: 0,
			hierarchy_limits: { allow_modification: false }
		}
	};
}
