import type { PackageEditError } from '#lib/core/packages/edit-packages.ts';
import type { Text } from '../text.svelte.ts';

/** Why a change of the packages was not made, as a sentence that names who is concerned. */
export function describeRefusal(
	{ code, packageIds, communityIds, parts = [], clusterIds = [] }: PackageEditError,
	{
		nameOf,
		nameOfCommunity,
		nameOfCluster,
		text
	}: {
		nameOf: (packageId: string) => string;
		nameOfCommunity: (id: string) => string;
		nameOfCluster: (id: string) => string;
		text: Text;
	}
): string {
	const isZh = text.lang === 'zh';
	const list = (names: readonly string[]) => names.join(isZh ? '、' : ', ');
	const packages = list(packageIds.map(nameOf));
	/** A few names and how many more. */
	const some = (ids: readonly string[]) => {
		const names = list(ids.slice(0, 3).map(nameOfCommunity));
		if (ids.length <= 3) return names;
		return isZh ? `${names}等 ${ids.length} 个` : `${names} and ${ids.length - 3} more`;
	};
	const communities = some(communityIds);
	switch (code) {
		case 'nothing-named':
			return isZh ? '没有选中可以改动的小区或片区。' : 'nothing is marked that could be changed.';
		case 'unknown-community':
			return isZh ? `${communities} 不在未改造小区之列。` : `${communities} is not to be renovated.`;
		case 'unknown-package':
			return isZh ? '这个片区已不存在。' : 'this package is no more.';
		case 'already-in-package':
			return isZh ? `${communities} 已在 ${packages}。` : `${communities} is in ${packages} already.`;
		case 'not-in-package':
			return isZh ? `${communities} 不在片区里。` : `${communities} is in no package.`;
		case 'locked':
			return isZh ? `${packages} 已锁定，先解锁。` : `${packages} is locked; unlock it first.`;
		case 'package-of-one':
			return isZh
				? `只剩 ${communities} 一个小区，不成片；连同它一起移出，或留下相邻的。`
				: `${communities} alone is no package; take it out too, or leave a neighbour with it.`;
		case 'breaks-connection':
			return isZh
				? `会断成 ${parts.length} 块：${parts.map((part) => `(${some(part)})`).join(' 与 ')} 互不相邻。`
				: `it would fall into ${parts.length} parts: ${parts.map((part) => `(${some(part)})`).join(' and ')} do not border each other.`;
		case 'mixes-clusters': {
			const clusters = list(clusterIds.map((id) => (id === null ? '–' : nameOfCluster(id))));
			return isZh
				? `会跨 ${clusters}；要跨组团，请在偏好里允许后重新生成。`
				: `it would lie in ${clusters}; allow that under preferences and propose again.`;
		}
	}
}
