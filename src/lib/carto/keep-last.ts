/**
 * Memoises the last call of a function: for the same arguments (compared by identity) it returns the same object, so
 * that its consumers can see by identity that nothing has changed.
 */
export function keepLast<Args extends readonly unknown[], Value>(
	make: (...args: Args) => Value
): (...args: Args) => Value {
	let last: { args: Args; value: Value } | undefined;
	return (...args) => {
		if (!last || args.some((arg, i) => !Object.is(arg, last!.args[i]))) last = { args, value: make(...args) };
		return last.value;
	};
}
