import type { GroupFinding, UnassignedReason } from '#lib/core/packages/types.ts';
import { ON_TARGET_SHARE, type PackageMeasure } from '#lib/core/packages/settings.ts';

const UNITS: Record<PackageMeasure, string> = { households: 'households', floorAreaM2: 'm² of floor area' };

/** An amount in words. */
export const sayAmount = (size: number, measure: PackageMeasure): string =>
	`${Math.round(size).toLocaleString('en')} ${UNITS[measure]}`;

/** Why a community is in no package, as one English sentence. */
export function sayReason(reason: UnassignedReason, measure: PackageMeasure): string {
	const amount = (size: number) => sayAmount(size, measure);
	switch (reason.code) {
		case 'alone': {
			const { gapM, nearest, fits, size } = reason;
			const street = nearest?.mainStreet;
			const between = street ? `, and ${street.name || `a ${street.streetClass} street`} lies between` : '';
			const where = nearest
				? `the nearest, ${nearest.id}, is ${Math.round(nearest.distanceM)} m away${between}`
				: 'there is no other';
			return `It has no neighbour within ${gapM} m without a main street between: ${where}.${single(fits, amount(size))}`;
		}
		case 'parted': {
			const { otherClusterIds, tooLargeIds, lockedIds, fits, size } = reason;
			const causes = [
				otherClusterIds.length > 0
					? `in another cluster (${otherClusterIds.map((id) => id || 'none').join(', ')})`
					: '',
				lockedIds.length > 0 ? `in locked packages (${lockedIds.join(', ')})` : '',
				tooLargeIds.length > 0 ? `too large for a package (${tooLargeIds.join(', ')})` : ''
			].filter((cause) => cause !== '');
			return `Its neighbours are ${causes.join('; ')}.${single(fits, amount(size))}`;
		}
		case 'too-large':
			return `By itself it has ${amount(reason.size)}, more than the ${amount(reason.most)} of the largest package.`;
		case 'group-too-small':
			return `The ${reason.communities} communities that hang together here have ${amount(reason.size)}, less than the ${amount(reason.least)} of the smallest package.`;
		case 'remainder': {
			const { communities, size, isProven, arithmetic } = reason;
			const group = `its group of ${communities} communities with ${amount(size)}`;
			if (arithmetic)
				return `Not all of ${group} fits into packages within the range, whatever their number: it is left over.`;
			return isProven
				? `It is left over: every division of ${group} was tried, and none takes in more.`
				: `It is left over: no division of ${group} that takes in more was found, but there may be one.`;
		}
		case 'by-hand':
			return 'It was taken out by hand.';
	}
}

/** Why a package is not within {@link ON_TARGET_SHARE} of the target, as one English sentence. */
export function sayOffTarget(group: GroupFinding, measure: PackageMeasure): string {
	const { communities, size, packed, onTarget, onTargetBound, isExact } = group;
	const whole = `Its group of ${communities} communities has ${sayAmount(size, measure)}`;
	const within = `within ${100 * ON_TARGET_SHARE} % of the target`;
	if (onTargetBound - onTarget.size > 1e-6)
		return `${whole}; no division with more of them ${within} was found, but sizes alone do not rule one out.`;
	const most = onTarget.size > 0 ? `no more than ${sayAmount(onTarget.size, measure)}` : 'none';
	const how = isExact ? 'every division was tried' : 'sizes alone show it';
	return `${whole}; with ${sayAmount(packed.size, measure)} in packages, ${most} can be in packages ${within}: ${how}.`;
}

const single = (fits: boolean, amount: string) =>
	fits ? ` With ${amount} it may be a project of its own.` : '';
