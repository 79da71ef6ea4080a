/** What a centre is called that is only tried, the n-th of them from 1: it has no name of its own yet. */
export const nameAddedCentre = (n: number): { name: string; nameEn: string } => ({
	name: `新建中心 ${n}`,
	nameEn: `New centre ${n}`
});
