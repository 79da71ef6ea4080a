// Imported first by run.mjs, so it must run on old Nodes too: no newer syntax and no imports that they lack.

const LEAST = [20, 19];

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean}
 */
export function isSupportedNode(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

if (!isSupportedNode(process.versions.node)) {
	process.stderr.write(
		`lianpian: Node ${process.versions.node} is too old; install Node ${LEAST.join('.')} or newer (https://nodejs.org).\n`
	);
	process.exit(2);
}
