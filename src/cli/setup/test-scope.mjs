/** Vitest options followed by a value of their own, which is not a file filter. */
const WITH_VALUE = new Set([
	'-t',
	'--testNamePattern',
	'--project',
	'--reporter',
	'-c',
	'--config',
	'--bail'
]);

/**
 * Whether Vitest with these arguments would run browser tests, which need a build and a browser.
 *
 * @param {readonly string[]} args
 * @param {readonly string[]} e2eFiles paths of all browser tests, with forward slashes
 * @returns {boolean}
 */
export function touchesBrowserTests(args, e2eFiles) {
	const projects = listProjects(args);
	if (projects.length > 0 && !projects.includes('e2e')) return false;
	const filters = args.filter((arg, i) => !arg.startsWith('-') && !WITH_VALUE.has(args[i - 1] ?? ''));
	if (filters.length === 0) return e2eFiles.length > 0;
	// As Vitest does: a filter is a part of the path, perhaps with a line number behind it.
	const parts = filters.map((filter) =>
		filter.replaceAll('\\', '/').replace(/^\.\//, '').replace(/:\d+$/, '')
	);
	return e2eFiles.some((file) => parts.some((part) => file.includes(part)));
}

/** @param {readonly string[]} args */
function listProjects(args) {
	return args.flatMap((arg, i) => {
		if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
		return args[i - 1] === '--project' ? [arg] : [];
	});
}
