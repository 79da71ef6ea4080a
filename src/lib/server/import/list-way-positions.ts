import { PbfReader } from 'pbf';
import type { PlacedNode } from './place-ids.ts';

const NANO = 1e-9;

interface Block {
	granularity: number;
	latOffset: number;
	lngOffset: number;
	ways: RawWay[];
}

interface RawWay {
	refs: number[];
	lats: number[];
	lngs: number[];
}

/**
 * Where the nodes of a block's ways lie, of a PBF file whose ways carry their positions (`LocationsOnWays`):
 * the nodes themselves are mostly left out of such files, and the parsing library does not look there.
 *
 * @throws RangeError where a way has positions for some of its nodes only
 * @see https://wiki.openstreetmap.org/wiki/PBF_Format
 */
export function listWayPositions(data: Uint8Array): PlacedNode[] {
	const { granularity, latOffset, lngOffset, ways } = new PbfReader(data).readFields<Block>(readBlock, {
		granularity: 100,
		latOffset: 0,
		lngOffset: 0,
		ways: []
	});
	return ways.flatMap(({ refs, lats, lngs }) => {
		if (lats.length === 0 && lngs.length === 0) return [];
		if (lats.length !== refs.length || lngs.length !== refs.length)
			throw new RangeError(`A way has ${refs.length} nodes and ${lats.length} positions.`);
		let [id, lat, lng] = [0, 0, 0];
		return refs.map((ref, i) => {
			[id, lat, lng] = [id + ref, lat + lats[i]!, lng + lngs[i]!];
			return {
				id,
				lng: NANO * (lngOffset + granularity * lng),
				lat: NANO * (latOffset + granularity * lat)
			};
		});
	});
}

function readBlock(tag: number, block: Block, pbf: PbfReader): void {
	if (tag === 2) pbf.readMessage(readGroup, block);
	else if (tag === 17) block.granularity = pbf.readVarint();
	else if (tag === 19) block.latOffset = pbf.readVarint(true);
	else if (tag === 20) block.lngOffset = pbf.readVarint(true);
}

function readGroup(tag: number, { ways }: Block, pbf: PbfReader): void {
	if (tag === 3) ways.push(pbf.readMessage(readWay, { refs: [], lats: [], lngs: [] }));
}

function readWay(tag: number, { refs, lats, lngs }: RawWay, pbf: PbfReader): void {
	if (tag === 8) pbf.readPackedSVarint(refs);
	else if (tag === 9) pbf.readPackedSVarint(lats);
	else if (tag === 10) pbf.readPackedSVarint(lngs);
}
