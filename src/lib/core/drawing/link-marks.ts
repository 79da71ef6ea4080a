import type { Position } from 'geojson';
import { listWays } from './list-ways.ts';
import { NO_SITE, type Marks } from './mark-sites.ts';
import { raiseBulge } from './raise-bulge.ts';
import { roundDegrees, type StreetMesh } from './street-mesh.ts';
import { sidesOf, toLngLat, type Sides } from './triangle-stops.ts';

/**
 * The way of a site's border through a triangle, from the mark where the site's part of the triangle's own border
 * ends to the one where it begins.
 */
export interface Link {
	readonly site: number;
	/** Points between the two marks. */
	readonly way: readonly Position[];
	/** Where the border goes on, in the triangle beyond: 2 × mark, and 1 more if its edge is walked backwards. */
	readonly to: number;
}

/** A mark as met counter-clockwise round a triangle. */
interface Stop {
	mark: number;
	/** Half-edge of the triangle it lies on. */
	side: number;
	isBackward: boolean;
	/** Site of the stretch from this stop to the next. */
	site: number;
	lngLat: Position;
	/** Share of the side's length. */
	along: number;
	/** Sides of the triangle up to here, from its first. */
	around: number;
	/** Number of the crossing, −1 for a border. */
	crossing: number;
}

/** Finds all links, by 2 × mark, and 1 more where the mark's edge is walked backwards. */
export function linkMarks(mesh: StreetMesh, marks: Marks): (Link | undefined)[] {
	const { before } = mesh;
	const links: (Link | undefined)[] = Array.from({ length: 2 * marks.lng.length });
	for (const h of marks.edges.keys()) {
		const sides = sidesOf(mesh, h);
		// A triangle is looked at from the first of its sides that has marks.
		if (before[h]! < 0 || sides.some((side) => side < h && marks.edges.has(side))) continue;
		const stops = listStops(marks, sides);
		const starts = [...stops.keys()].filter((i) => stops[i]!.site === NO_SITE);
		if (starts.length === 0) linkAll(mesh, links, stops);
		else linkRuns(mesh, links, sides, listRuns(stops, starts));
	}
	return links;
}

/** The stops of each run within reach: it begins after a stretch that is not, and ends with the next. */
function listRuns(stops: readonly Stop[], starts: readonly number[]): Stop[][] {
	return starts.map((start, i) => {
		const end = starts[(i + 1) % starts.length]!;
		const count = ((end - start - 1 + stops.length) % stops.length) + 1;
		return Array.from({ length: count }, (_, k) => stops[(start + 1 + k) % stops.length]!);
	});
}

function listStops({ edges, lng, lat, share, crossing }: Marks, sides: readonly number[]): Stop[] {
	return sides.flatMap((side, position) => {
		const edge = edges.get(side);
		if (!edge) return [];
		const { halfEdge, firstMark, sites } = edge;
		const isBackward = halfEdge !== side;
		return Array.from({ length: sites.length - 1 }, (_, k): Stop => {
			const i = isBackward ? sites.length - 2 - k : k;
			const mark = firstMark + i;
			return {
				mark,
				side,
				isBackward,
				site: sites[isBackward ? i : i + 1]!,
				lngLat: [lng[mark]!, lat[mark]!],
				along: isBackward ? 1 - share[mark]! : share[mark]!,
				around: position + (isBackward ? 1 - share[mark]! : share[mark]!),
				crossing: crossing[mark]!
			};
		});
	});
}

/**
 * Links the stops of a triangle's runs within reach: the first of a run is where reach begins, the last where it ends,
 * those between are borders of sites. They are joined to one point on the outline.
 */
function linkRuns(
	mesh: StreetMesh,
	links: (Link | undefined)[],
	sides: Sides,
	runs: readonly Stop[][]
): void {
	const mayJoin =
		runs.every(({ length }) => length === 2) && new Set(runs.map(([first]) => first!.site)).size === 1;
	const ways = listWays(mesh, sides, { mayJoin });
	const begins = new Map(runs.map((run) => [`${run[0]!.side} ${run[0]!.crossing}`, run[0]!]));
	for (const run of runs) {
		const last = run.at(-1)!;
		const { over, to } = ways.find(
			({ from }) => sides[from.side] === last.side && from.crossing === last.crossing
		)!;
		const outline = over.map((place) => toLngLat(mesh, sides, place));
		const first = begins.get(`${sides[to.side]} ${to.crossing}`)!;
		if (run.length === 2) add(links, last, first, first.site, outline);
		else shareOut(links, run, outline);
	}
}

/** Links the stops of a triangle that is within reach everywhere. */
function linkAll(mesh: StreetMesh, links: (Link | undefined)[], stops: readonly Stop[]): void {
	const [first, second] = stops as [Stop, Stop];
	if (stops.length === 2) {
		const [low, high] = [first.along, second.along].toSorted((a, b) => a - b) as [number, number];
		const way = first.side === second.side ? [raiseBulge(mesh, first.side, low, high)] : [];
		add(links, second, first, first.site, way);
		add(links, first, second, second.site, way);
		return;
	}
	const { fromVertex, before, vertexLngLat } = mesh;
	const corners = [first.side, before[first.side]!, before[before[first.side]!]!].map((h) => ({
		lngLat: [vertexLngLat[2 * fromVertex[h]!]!, vertexLngLat[2 * fromVertex[h]! + 1]!]
	}));
	const hub = middleOf([...stops, ...stops, ...stops, ...corners]);
	shareOut(links, [...stops, first], [hub], true);
}

/**
 * Shares out the part of a triangle round a hub among the sites along a run of its border. Each gets what lies
 * between the hub and its stretch. If a site has several, one site gets the middle and the others are cut off.
 *
 * @param outline from the run's last stop to its first, where the run is open; a run all round has its hub
 */
function shareOut(
	links: (Link | undefined)[],
	run: readonly Stop[],
	outline: readonly Position[],
	isRound = false
): void {
	const count = run.length - 1;
	const middleOfOutline = outline.length >> 1;
	const hub = outline[middleOfOutline] ?? middleOf([run[0]!, run[count]!]);
	const bent = outline.length > 0 && !isRound ? [hub] : [];
	/** What of the outline lies before the hub, and after it. */
	const [head, tail] = [outline.slice(0, middleOfOutline), outline.slice(middleOfOutline + 1)];
	const siteOf = (i: number) => run[i % count]!.site;
	const sites = run.slice(0, count).map(({ site }) => site);
	const headOf = (i: number) => (i === count - 1 ? head : []);
	const tailOf = (i: number) => (i === 0 ? tail : []);
	if (new Set(sites).size === count) {
		for (let i = 0; i < count; i++)
			add(links, run[i + 1]!, run[i]!, siteOf(i), [...headOf(i), hub, ...tailOf(i)]);
		return;
	}
	// The middle goes to the stretch that takes in most of the triangle: the others can be cut off.
	const extents = sites
		.map((_, i) => run[i + 1]!.around - run[i]!.around)
		.map((by) => (by > 0 ? by : by + 3));
	const middle = siteOf(extents.indexOf(Math.max(...extents)));
	// Points half-way to the hub: over the middle of a stretch, and on the way from a stop, or from the outline's bend.
	const over = (i: number) => middleOf([{ lngLat: hub }, { lngLat: hub }, run[i]!, run[i + 1]!]);
	const near = (k: number) => {
		const bend = isRound ? undefined : k === 0 ? tail[0] : k === count ? head.at(-1) : undefined;
		return middleOf([{ lngLat: hub }, bend ? { lngLat: bend } : run[k]!]);
	};
	/** What lies at a stop between two stretches that are cut off, or one and the outline. */
	const joint = (k: number) => {
		const isOpenEnd = !isRound && (k === 0 || k === count);
		return isOpenEnd || (siteOf(k) !== middle && siteOf(k + count - 1) !== middle) ? [near(k)] : [];
	};
	for (let i = 0; i < count; i++) {
		if (siteOf(i) !== middle) {
			const way = [...headOf(i), ...joint(i + 1), over(i), ...joint(i), ...tailOf(i)];
			add(links, run[i + 1]!, run[i]!, siteOf(i), way);
			continue;
		}
		// Past those that are cut off, and along the outline, to the next stretch of its own.
		const way: Position[] = [];
		let k = i + 1;
		for (;;) {
			if (k === count && !isRound) {
				way.push(...(siteOf(k - 1) === middle ? head : []), ...bent);
				way.push(...(siteOf(0) === middle ? tail : joint(0)));
				k = 0;
			}
			k %= count;
			if (siteOf(k) === middle) break;
			way.push(over(k), ...joint(k + 1));
			k++;
		}
		add(links, run[i + 1]!, run[k]!, middle, way);
	}
}

function add(
	links: (Link | undefined)[],
	from: Stop,
	to: Stop,
	site: number,
	way: readonly Position[]
): void {
	links[2 * from.mark + Number(from.isBackward)] = {
		site,
		way,
		to: 2 * to.mark + Number(!to.isBackward)
	};
}

function middleOf(places: readonly { lngLat: Position }[]): Position {
	let [lng, lat] = [0, 0];
	for (const { lngLat } of places) {
		lng += lngLat[0]! / places.length;
		lat += lngLat[1]! / places.length;
	}
	return [roundDegrees(lng), roundDegrees(lat)];
}
