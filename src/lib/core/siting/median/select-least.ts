/**
 * Puts the indexes of the `count` least values first in `indexes`, in no order; equal values: the smaller index first.
 *
 * @param indexes of `values`, each once; is reordered
 * @param count 0 ≤ count ≤ indexes.length
 * @see Hoare (1961), "Find". O(n) on average.
 */
export function selectLeast(indexes: Int32Array, values: Float64Array, count: number): void {
	let low = 0;
	let high = indexes.length - 1;
	while (low < high && count > low && count <= high) {
		const pivot = indexes[(low + high) >> 1]!;
		const pivotValue = values[pivot]!;
		let [left, right] = [low, high];
		while (left <= right) {
			while (isBefore(indexes[left]!, values, pivot, pivotValue)) left++;
			while (isAfter(indexes[right]!, values, pivot, pivotValue)) right--;
			if (left > right) break;
			const swapped = indexes[left]!;
			indexes[left++] = indexes[right]!;
			indexes[right--] = swapped;
		}
		if (count <= right + 1) high = right;
		else if (count > left) low = left;
		else return;
	}
}

function isBefore(index: number, values: Float64Array, pivot: number, pivotValue: number): boolean {
	const value = values[index]!;
	return value < pivotValue || (value === pivotValue && index < pivot);
}

function isAfter(index: number, values: Float64Array, pivot: number, pivotValue: number): boolean {
	const value = values[index]!;
	return value > pivotValue || (value === pivotValue && index > pivot);
}
