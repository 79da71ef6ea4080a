import type { Plan } from '../../plan/types.ts';
import type { Spell } from '../names/name-index.ts';
import type { IntakeRow, Reconciled } from '../reconcile/types.ts';
import { buildAddressGround } from './address-ground.ts';
import { placeByAddress, type AddressPlace } from './place-by-address.ts';

/**
 * Where doubtful rows without a place would be by their address, or by a name that is one, such as 东风中路210号院.
 *
 * @returns by row; rows of which nothing says where are not there
 */
export function listAddresses(
	rows: readonly IntakeRow[],
	{ outcomes }: Pick<Reconciled, 'outcomes'>,
	plan: Plan,
	spell: Spell = () => ''
): Map<number, AddressPlace> {
	const places = new Map<number, AddressPlace>();
	const asked = new Set(
		outcomes.flatMap((one) => (one.kind === 'doubtful' && one.draft === null ? [one.row] : []))
	);
	if (asked.size === 0) return places;
	const ground = buildAddressGround(plan, rows, spell);
	if (!ground) return places;
	for (const { row, values, geometry } of rows) {
		if (!asked.has(row) || geometry) continue;
		for (const text of [values.address, values.name]) {
			const place = typeof text === 'string' ? placeByAddress(text, ground) : undefined;
			if (!place) continue;
			places.set(row, place);
			break;
		}
	}
	return places;
}
