// Imported first by run.mjs, so it must run on old Nodes too: no newer syntax and no imports that they lack.

const LEAST_MAJOR = 20;
const LEAST_MINOR = 19;

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean}
 */
export function isSupportedNode(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR);
}

if (!isSupportedNode(process.versions.node)) {
	process.stderr.write(
		`lianpian: Node ${process.versions.node} is too old; install Node ${LEAST_MAJOR}.${LEAST_MINOR} or newer (https://nodejs.org).\n`
	);
	process.exit(2);
}
