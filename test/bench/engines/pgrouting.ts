import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';
import pg from 'pg';
import {
	findPostgresPrograms,
	startTemporaryPostgres,
	type TemporaryPostgres
} from '../../helpers/temporary-postgres.ts';
import { SkippedEngine, type BenchCity, type Engine } from './types.ts';

/** Nodes of the network are its vertices 0 … nodeCount − 1; origin i is vertex nodeCount + i. */
const SEARCH = `pgr_drivingDistance('select id, source, target, cost from street', $1::bigint[], $2::float8, directed => false)`;

let server: TemporaryPostgres | undefined;

export const pgrouting: Engine = {
	id: 'pgrouting',
	async install() {
		const programs = findPostgresPrograms();
		const version = programs && dirname(programs).split('/').at(-1)!;
		if (!programs || !existsSync(`/usr/share/postgresql/${version}/extension/pgrouting.control`))
			throw new SkippedEngine(
				`pgRouting is not installed (on Debian: apt-get install postgresql-${version ?? 15}-pgrouting)`
			);
		server = await startTemporaryPostgres(programs);
	},
	async uninstall() {
		await server?.stop();
	},
	async prepare(city) {
		const client = new pg.Client({ connectionString: await server!.createDatabase() });
		await client.connect();
		// Compiling a query takes longer than most of these run.
		await client.query('create extension pgrouting cascade; set jit = off');
		await load(client, city);
		const { nodeCount } = city.network;
		const sources = city.origins.map((_, i) => nodeCount + i);
		return {
			times: {
				note: 'pgr_drivingDistance from 65 sources in one query, metres at every node, summed up by the server',
				async run({ limitM }) {
					await client.query(`select count(*), sum(agg_cost) from ${SEARCH}`, [sources, limitM]);
				},
				async listNodeMetres({ limitM }) {
					const { rows } = await client.query<[string, string, number]>({
						text: `select from_v, node, agg_cost from ${SEARCH}`,
						values: [sources, limitM],
						rowMode: 'array'
					});
					const metres = city.origins.map(() => new Map<number, number>());
					for (const [from, node, costM] of rows)
						if (Number(node) < nodeCount) metres[Number(from) - nodeCount]!.set(Number(node), costM);
					return metres;
				}
			},
			polygons: {
				note: 'pgr_drivingDistance, ST_ConcaveHull (0.3) of the nodes reached, GeoJSON (pgr_alphaShape fails on some)',
				async run(query) {
					await listShapes(client, sources, query.limitM);
				},
				async listPolygons({ limitM }) {
					const shapes = await listShapes(client, sources, limitM);
					return new Map(
						shapes.map(({ source, shape }) => [
							source - nodeCount,
							JSON.parse(shape) as Polygon | MultiPolygon
						])
					);
				}
			},
			close: () => client.end()
		};
	}
};

async function listShapes(client: pg.Client, sources: number[], limitM: number) {
	const { rows } = await client.query<{ source: number; shape: string }>(
		`select from_v::int as source, ST_AsGeoJSON(ST_ConcaveHull(ST_Collect(corner.at), 0.3)) as shape
		from ${SEARCH} join corner on corner.id = node
		group by from_v having ST_Dimension(ST_ConvexHull(ST_Collect(corner.at))) = 2`,
		[sources, limitM]
	);
	return rows;
}

/** The network as it is, and each origin as a vertex of its own, joined to both ends of its street. */
async function load(client: pg.Client, { network, origins }: BenchCity): Promise<void> {
	const { nodeCount, edgeCount, edgeFrom, edgeTo, edgeLengthM, nodeLngLat } = network;
	const streets: [number, number, number][] = [];
	for (let edge = 0; edge < edgeCount; edge++)
		streets.push([edgeFrom[edge]!, edgeTo[edge]!, edgeLengthM[edge]!]);
	for (const [i, { position }] of origins.entries()) {
		const { edge, offsetM } = position;
		streets.push([nodeCount + i, edgeFrom[edge]!, offsetM]);
		streets.push([nodeCount + i, edgeTo[edge]!, edgeLengthM[edge]! - offsetM]);
	}
	await client.query(`
		create table street (id serial primary key, source bigint, target bigint, cost float8);
		create table corner (id bigint primary key, at geometry(Point, 4326))`);
	const chunk = 50_000;
	for (let i = 0; i < streets.length; i += chunk) {
		const rows = streets.slice(i, i + chunk);
		await client.query(
			'insert into street (source, target, cost) select * from unnest($1::bigint[], $2::bigint[], $3::float8[])',
			[0, 1, 2].map((column) => rows.map((row) => row[column]))
		);
	}
	for (let i = 0; i < nodeCount; i += chunk) {
		const nodes = Array.from({ length: Math.min(chunk, nodeCount - i) }, (_, n) => i + n);
		await client.query(
			`insert into corner select id, ST_SetSRID(ST_MakePoint(lng, lat), 4326)
			from unnest($1::bigint[], $2::float8[], $3::float8[]) as t(id, lng, lat)`,
			[nodes, nodes.map((node) => nodeLngLat[2 * node]), nodes.map((node) => nodeLngLat[2 * node + 1])]
		);
	}
	await client.query('analyze street; analyze corner');
}
