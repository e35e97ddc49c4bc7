import { parentPort, workerData } from 'node:worker_threads';
import { judgeBuild, type Judgement, type JudgeRequest } from './judge-build.ts';

// The thread of one comparison: rendering every page of a site would stop the windows of the main thread.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');
const judgement: Judgement = await judgeBuild(workerData as JudgeRequest);
port.postMessage(judgement);
