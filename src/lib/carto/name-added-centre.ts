/** Name of the n-th centre that what-if edits add, from 1. */
export const nameAddedCentre = (n: number): { name: string; nameEn: string } => ({
	name: `新建中心 ${n}`,
	nameEn: `New centre ${n}`
});
