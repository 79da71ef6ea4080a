/**
 * A function that keeps its last answer: asked again with the same arguments (compared by identity) it gives the same
 * object back, so that whoever follows it sees that nothing has changed.
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
