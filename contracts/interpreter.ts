/**
 * Which interpreter this is. Raised by one with every entry of `workflows/patches.ts`: a worker can replay what its own and every lower number has
 * written, and nothing of a higher one. The workers' versions are compared by it (worker/build.ts).
 */
export const interpreter = 1;
