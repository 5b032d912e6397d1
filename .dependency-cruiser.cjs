/**
 * Which way things may depend: the table of docs/explanation/architecture.md as rules.
 * Each rule is fired on purpose in test/architecture/dependency-rules.test.ts.
 */
const top = ['kernel', 'guidance', 'contracts', 'codec', 'workflows', 'activities', 'worker', 'api', 'modeler', 'inbox', 'audit', 'ui', 'prisma', 'bench', 'bin'];
const inFolder = (...names) => `^(${names.join('|')})/`;
const others = (...allowed) => inFolder(...top.filter((name) => !allowed.includes(name)));
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const core = { dependencyTypes: ['core'] };
const packages = (allowed) => ({ path: '(^|/)node_modules/', ...(allowed ? { pathNot: npm(...allowed) } : {}) });

/** A rule that refuses everything the folder's row of the table does not name. */
const only = (name, folder, { folders, npm: allowed, comment }) => [
  { name: `${name}-folders`, comment, severity: 'error', from: { path: folder }, to: { path: others(...folders) } },
  { name: `${name}-packages`, comment, severity: 'error', from: { path: folder }, to: packages(allowed) },
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Cut the cycle: move what both need into a file of its own.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'facade-only', comment: "Import another top-level folder through its façade: index.ts, or run.ts of kernel and guidance (without the XML compiler), or pure.ts of ui (without components).", severity: 'error',
      from: { path: '^([a-z]+)/' }, to: { path: inFolder(...top), pathNot: ['^$1/', '^[a-z]+/index\\.ts$', '^(kernel|guidance)/run\\.ts$', '^ui/pure\\.ts$'] } },
    { name: 'nothing-imports-tests', comment: 'Product code never imports test code.', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^test/' } },

    ...only('kernel', inFolder('kernel'), { folders: ['kernel'], npm: ['bpmn-moddle', 'temporal-polyfill'], comment: 'The kernel is a pure library: itself, bpmn-moddle, calendar arithmetic.' }),
    { name: 'kernel-no-node', comment: 'The kernel runs in a workflow, a browser and a test alike.', severity: 'error', from: { path: '^kernel/' }, to: core },
    { name: 'moddle-in-compile-only', comment: 'XML is read in kernel/compile; the engine runs the compiled definition.', severity: 'error', from: { path: '^kernel/', pathNot: '^kernel/compile/' }, to: { path: npm('bpmn-moddle') } },

    ...only('guidance', inFolder('guidance'), { folders: ['kernel', 'guidance'], npm: ['temporal-polyfill'], comment: "Guidance knows the kernel's façade and a time-zone library." }),
    { name: 'guidance-no-node', comment: 'Guidance is as pure as the kernel.', severity: 'error', from: { path: '^guidance/' }, to: core },

    { name: 'contracts-folders', comment: 'Contracts have no behaviour: zod and themselves; of guidance the types only.', severity: 'error', from: { path: '^contracts/' }, to: { path: others('contracts'), dependencyTypesNot: ['type-only'] } },
    { name: 'contracts-packages', comment: 'Contracts import zod and nothing else.', severity: 'error', from: { path: '^contracts/' }, to: packages(['zod']) },

    { name: 'workflows-folders', comment: 'Deterministic code: kernel, guidance, contracts; activities as types only.', severity: 'error', from: { path: '^workflows/' }, to: { path: others('workflows', 'kernel', 'guidance', 'contracts'), dependencyTypesNot: ['type-only'] } },
    { name: 'workflows-packages', comment: 'Workflow code may import @temporalio/workflow and @temporalio/common only.', severity: 'error', from: { path: '^workflows/' }, to: packages(['@temporalio/workflow', '@temporalio/common']) },
    { name: 'workflows-no-node', comment: 'Nothing of Node works in the workflow sandbox.', severity: 'error', from: { path: '^workflows/' }, to: core },

    { name: 'activities-folders', comment: 'Effects do not know who orchestrates them.', severity: 'error', from: { path: '^activities/' }, to: { path: others('activities', 'contracts', 'guidance', 'prisma') } },
    { name: 'codec-folders', comment: 'The payload codec knows nothing of cases.', severity: 'error', from: { path: '^codec/' }, to: { path: others('codec') } },
    { name: 'api-folders', comment: 'The API process never loads workflow or activity code.', severity: 'error', from: { path: '^api/' }, to: { path: others('api', 'contracts', 'kernel', 'guidance', 'codec', 'prisma') } },
    { name: 'apps-folders', comment: 'Browser apps: contracts, kernel and guidance façades, ui.', severity: 'error', from: { path: inFolder('modeler', 'inbox', 'audit') }, to: { path: inFolder('api', 'prisma', 'workflows', 'activities', 'worker', 'codec', 'bench', 'bin') } },
    { name: 'apps-apart', comment: 'What two apps share lives in ui/.', severity: 'error', from: { path: '^(modeler|inbox|audit)/' }, to: { path: inFolder('modeler', 'inbox', 'audit'), pathNot: '^$1/' } },
    { name: 'ui-folders', comment: 'The shared parts know contracts and the pure libraries.', severity: 'error', from: { path: '^ui/' }, to: { path: others('ui', 'contracts', 'kernel', 'guidance') } },
    { name: 'browser-no-node', comment: 'Browser code imports nothing of Node.', severity: 'error', from: { path: inFolder('modeler', 'inbox', 'audit', 'ui') }, to: core },
    { name: 'prisma-package-in-prisma-only', comment: 'The database is reached through the prisma/ façade.', severity: 'error', from: { pathNot: '^(prisma|bin|bench|test)/|^prisma\\.config\\.ts$' }, to: { path: npm('@prisma', 'prisma', 'pg') } },
    { name: 'prisma-folders', comment: 'The database knows contracts and the pure libraries.', severity: 'error', from: { path: '^prisma/' }, to: { path: others('prisma', 'contracts', 'kernel', 'guidance') } },
    { name: 'worker-folders', comment: 'The worker composes workflows, activities, database and codec.', severity: 'error', from: { path: '^worker/' }, to: { path: inFolder('api', 'modeler', 'inbox', 'audit', 'ui', 'bench', 'bin') } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|dist|\\.luotsi)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
