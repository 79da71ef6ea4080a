import type { PackageSettings, UnassignedReason } from '#lib/core/packages/types.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { Text } from '../text.svelte.ts';

/** Why a community is in no package, as a sentence. */
export function describeReason(
	reason: UnassignedReason,
	{
		settings,
		nameOfCommunity,
		text
	}: { settings: PackageSettings; nameOfCommunity: (id: string) => string; text: Text }
): string {
	const unit = UNITS[text.lang][settings.measure];
	const size = (value: number) => `${text.number(value)} ${unit}`;
	const isZh = text.lang === 'zh';
	switch (reason.code) {
		case 'alone': {
			const { nearest } = reason;
			const fits = reason.fits
				? isZh
					? '；规模够，可单独立项'
					: '; large enough for a project of its own'
				: '';
			if (!nearest) return (isZh ? '没有别的小区' : 'there is no other') + fits;
			const name = nameOfCommunity(nearest.id);
			const metres = text.number(nearest.distanceM);
			const street = nearest.mainStreet?.name || (isZh ? '主干道' : 'a main street');
			if (isZh)
				return `最近的是 ${name}，相距 ${metres} 米${nearest.mainStreet ? `，隔着${street}` : ''}${fits}`;
			return `the nearest is ${name}, ${metres} m away${nearest.mainStreet ? `, across ${street}` : ''}${fits}`;
		}
		case 'parted': {
			const why = [
				reason.otherClusterIds.length > 0 ? (isZh ? '在别的组团' : 'in another cluster') : '',
				reason.tooLargeIds.length > 0 ? (isZh ? '已超过上限' : 'larger than the most') : '',
				reason.lockedIds.length > 0 ? (isZh ? '在锁定的片区里' : 'in a locked package') : ''
			].filter((part) => part !== '');
			return isZh ? `相邻小区${why.join('或')}` : `its neighbours are ${why.join(' or ')}`;
		}
		case 'too-large':
			return isZh
				? `${size(reason.size)}，超过上限 ${size(reason.most)}`
				: `${size(reason.size)}, more than ${size(reason.most)}`;
		case 'group-too-small':
			return isZh
				? `连成一组的 ${text.number(reason.communities)} 个小区共 ${size(reason.size)}，不到下限 ${size(reason.least)}`
				: `the ${text.number(reason.communities)} that hang together have ${size(reason.size)}, less than ${size(reason.least)}`;
		case 'remainder':
			if (reason.arithmetic)
				return isZh
					? `所在组共 ${size(reason.size)}，按上下限分不尽`
					: `its group of ${size(reason.size)} cannot be divided without remainder within the range`;
			if (reason.isProven)
				return isZh ? '已证明：没有别的分法能纳入更多' : 'proven: no division takes in more';
			return isZh
				? '没有找到能纳入它的分法（未证明不存在）'
				: 'no division was found that takes it in; none is proven';
		case 'by-hand':
			return isZh ? '手工移出' : 'taken out by hand';
	}
}

const UNITS: Record<Lang, Record<PackageSettings['measure'], string>> = {
	zh: { households: '户', floorAreaM2: 'm²' },
	en: { households: 'households', floorAreaM2: 'm²' }
};
