import type { LngLat } from '#lib/core/geometry/types.ts';
import { NodeStore } from './node-store.ts';
import { type OsmMember, type OsmSink, type OsmTags, type OsmVersion, NO_TAGS } from './osm-elements.ts';
import { findLanduseKind, findLineKind, findNamedKind, isBuilding, nameOf } from './osm-kinds.ts';
import { PositionCheck } from './position-check.ts';
import type { Tallies } from './tally.ts';
import { judgeNode, type NodeVerdict } from './walk-rules.ts';

export interface CollectedWay {
	refs: number[];
	/** Empty for a way kept only as part of an area. */
	tags: OsmTags;
}

export interface CollectedRelation {
	members: OsmMember[];
	tags: OsmTags;
}

/**
 * Keeps what is needed of an OpenStreetMap file, whatever the order of its elements. Of elements with the same
 * id the newest version counts, and the last of equal ones; a deleted one is not there.
 */
export class OsmCollector implements OsmSink {
	readonly ways = new Map<number, CollectedWay>();
	/** Multipolygons the basemap fills, and buildings. */
	readonly areas = new Map<number, CollectedRelation>();
	/** Multipolygons people walk on. */
	readonly squares = new Map<number, CollectedRelation>();
	/** Named points: landmarks and places. */
	readonly landmarks = new Map<number, { lngLat: LngLat; tags: OsmTags }>();
	/** Nodes that walkers may not pass, or of which not everything is read. */
	readonly barriers = new Map<number, NodeVerdict>();
	/** Ways as relations show them. */
	readonly #memberWays = new Map<number, CollectedWay>();
	readonly #nodes = new NodeStore();
	/** Positions of nodes as the ways of the file have them. */
	readonly #wayNodes = new NodeStore();
	/** Versions beyond the first. */
	readonly #versions = {
		node: new Map<number, number>(),
		way: new Map<number, number>(),
		relation: new Map<number, number>()
	};
	readonly #tallies: Tallies;
	readonly #check: PositionCheck;

	constructor(file: string, tallies: Tallies) {
		this.#check = new PositionCheck(file);
		this.#tallies = tallies;
	}

	admit({ type, id, version: given, isDeleted }: OsmVersion): boolean {
		const known = this.#versions[type].get(id) ?? 0;
		const version = given ?? known;
		if (version < known) {
			this.#tallies.repaired.add('older version: only the newest counts', `${type} ${id}`);
			return false;
		}
		if (version > 1) this.#versions[type].set(id, version);
		if (!isDeleted) return true;
		this.#tallies.dropped.add('deleted', `${type} ${id}`);
		this.#remove(type, id);
		return false;
	}

	#remove(type: OsmVersion['type'], id: number): void {
		if (type === 'way') this.ways.delete(id);
		if (type === 'relation') {
			this.areas.delete(id);
			this.squares.delete(id);
		}
		if (type !== 'node') return;
		this.#nodes.remove(id);
		this.landmarks.delete(id);
		this.barriers.delete(id);
	}

	node(id: number, lng: number, lat: number, tags: OsmTags): void {
		this.#check.add(lng, lat, `node ${id}`);
		this.#nodes.add(id, lng, lat);
		this.landmarks.delete(id);
		this.barriers.delete(id);
		if (tags === NO_TAGS) return;
		if (nameOf(tags) !== '' && findNamedKind(tags)) this.landmarks.set(id, { lngLat: [lng, lat], tags });
		const verdict = judgeNode(tags);
		if (verdict.shutBy !== undefined || verdict.unread.length > 0) this.barriers.set(id, verdict);
	}

	position(nodeId: number, lng: number, lat: number): void {
		this.#check.add(lng, lat, `node ${nodeId}`);
		this.#wayNodes.add(nodeId, lng, lat);
	}

	way(id: number, refs: number[], tags: OsmTags): void {
		if (this.ways.has(id))
			this.#tallies.repaired.add('way given more than once: the last one kept', `way ${id}`);
		const isWanted =
			tags.highway !== undefined ||
			findLineKind(tags) !== undefined ||
			findLanduseKind(tags) !== undefined ||
			isBuilding(tags) ||
			findNamedKind(tags) !== undefined;
		this.ways.set(id, { refs, tags: isWanted ? tags : NO_TAGS });
	}

	memberWay(id: number, refs: number[]): void {
		this.#memberWays.set(id, { refs, tags: NO_TAGS });
	}

	relation(id: number, members: OsmMember[], tags: OsmTags): void {
		this.#remove('relation', id);
		if (tags.type !== 'multipolygon') return;
		if (findLanduseKind(tags) || isBuilding(tags)) this.areas.set(id, { members, tags });
		if (tags.highway !== undefined) this.squares.set(id, { members, tags });
	}

	/** To be called once, after the last element. @throws InputError if the positions are not degrees */
	finish(): void {
		this.#check.finish();
		this.#wayNodes.finish();
		for (const id of this.#nodes.finish())
			this.#tallies.repaired.add('node given more than once: the last one kept', `node ${id}`);
	}

	/** A way of a relation; undefined if the file has it nowhere. */
	findWay(id: number): CollectedWay | undefined {
		return this.ways.get(id) ?? this.#memberWays.get(id);
	}

	/** Where a node lies; undefined if the file does not say. */
	findPosition(nodeId: number): LngLat | undefined {
		return this.#nodes.find(nodeId) ?? this.#wayNodes.find(nodeId);
	}
}
